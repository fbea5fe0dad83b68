"""Made by `make docs` of fields.yaml; change the list and make it again."""

TREATMENTS: dict[str, frozenset[str]] = {
    'account': frozenset(('blame', 'counterfactual', 'court-matters', 'labels', 'mechanistic', 'normative', 'outcome', 'staff-matters', 'terms')),
    'facts': frozenset(('blame', 'counterfactual', 'labels', 'mechanistic', 'normative', 'outcome', 'staff-matters')),
    'then': frozenset(('counterfactual', 'court-matters', 'outcome', 'staff-matters')),
    'appraisal': frozenset(('blame', 'counterfactual', 'court-matters', 'labels', 'mechanistic', 'normative', 'outcome', 'staff-matters', 'terms')),
    'appraisal-with-benchmark': frozenset(('blame', 'court-matters', 'labels', 'mechanistic', 'outcome', 'staff-matters', 'terms')),
    'method': frozenset(('terms',)),
    'said': frozenset(('court-matters', 'staff-matters')),
    'others': frozenset(('blame', 'counterfactual', 'labels', 'mechanistic', 'normative', 'outcome')),
    'never': frozenset(()),
}
FIELDS: dict[str, dict[str, str]] = {
    'timeline': {'event': 'facts', 'response': 'facts', 'comment': 'others', 'significance': 'said'},
    'conversations': {'introduction': 'said', 'part_played': 'said', 'mindset': 'said', 'influences': 'said', 'went_well': 'said', 'queries': 'said', 'suggestions': 'said', 'turning_points.saw': 'said', 'turning_points.took_it_to_mean': 'then', 'turning_points.was_trying_to': 'then', 'turning_points.pressed_by': 'then'},
    'questions': {'text': 'account', 'why': 'account', 'answer': 'account'},
    'episodes': {'title': 'account', 'why_key': 'account', 'what_happened': 'account', 'known_at_the_time': 'then', 'appraisal': 'appraisal', 'local_rationality': 'then'},
    'factors': {'summary': 'account', 'explanation': 'account'},
    'synopsis': {'title': 'account', 'text': 'appraisal', 'good_practice': 'appraisal'},
    'findings': {'title': 'account', 'statement': 'account', 'priority_reason': 'account', 'manifestation': 'account', 'underlying': 'account', 'prevalence': 'account', 'spread': 'account', 'wider_evidence.shows': 'account', 'still_current': 'account', 'impact': 'account', 'questions': 'account', 'recommendations': 'account'},
    'sections': {'title': 'account', 'text': 'account', 'introduction:text': 'method', 'methodology:text': 'method', 'limitations:text': 'method', 'family:text': 'never', 'appendix:text': 'method', 'findings-introduction:text': 'method'},
    'responses': {'reason': 'others', 'priority': 'others', 'monitoring': 'others'},
    'actions': {'what': 'others', 'progress': 'others', 'effect': 'others'},
}
