"""Short and pet forms of first names that are common in Britain, by the name.

A table and no rule: of most names people make the same few. What is a word as well (Will, Bill,
Art, Nan) is left out, since it would be told of every text; the key takes it as `known_as`.
"""

_TABLE = """
abigail: abby abi; adam: addy; adele: addie; agnes: aggie; albert: albie bertie; alexander: alex
alec sacha xander; alexandra: alex alexa lexi sandra sasha; alfred: alfie freddie; alice: ali
allie; alison: ali; amanda: mandy; amelia: millie; amy: ames; andrea: andie; andrew: andy; angela:
angie; ann: annie; anna: annie; anne: annie; anthony: tony; antonia: toni; arthur: arty artie;
barbara: babs; beatrice: bea trixie; benjamin: ben benny benji; bernard: bernie; bradley: brad;
bridget: biddy bridie; caroline: caz carrie; catherine: cath cathy kate katie kath kathy kitty;
charles: charlie chas chaz; charlotte: charlie lottie lotty; christian: chris; christina: chris
chrissie tina; christine: chris chrissie; christopher: chris; claire: clairey; daniel: dan danny;
daniella: dani; danielle: dani; david: dave davey davy; deborah: deb debbie debs; dennis: denny;
dominic: dom; donald: donny; dorothy: dottie; douglas: doug dougie; edmund: eddie ned; edward:
eddie ned ted teddy; eleanor: ellie nell nora; elizabeth: beth betsy betty eliza elsie libby
lilibet liz lizzie lizzy; ella: ellie; ellen: ellie nell; emily: em emmie millie; emma: em;
evelyn: evie; florence: flo florrie flossie; frances: fran franny francie; francis: frankie fran;
frank: frankie; frederick: fred freddie freddy; gabriel: gabe; gabriella: gabby; gareth: gaz;
gary: gaz gazza; geoffrey: geoff; george: georgie; georgina: georgie gina; gerald: gerry; gillian:
gill gilly; gordon: gordie; grace: gracie; gregory: greg; gwendoline: gwen; hannah: han; harold:
harry hal; harriet: hattie; harry: haz; heather: hev; helen: nell; henry: harry hal; isabel: izzy
bella belle; isabella: izzy bella; isobel: izzy; jack: jacky; jacob: jake; jacqueline: jackie
jacqui; james: jamie jim jimmy jem; jane: janey janie; janet: jan; janice: jan; jason: jase;
jeffrey: jeff; jennifer: jen jenny jenna; jeremy: jez; jessica: jess jessie; joan: joanie; joanna:
jo josie; joanne: jo; john: johnny jonny jack; jonathan: jon jonny; jordan: jord; joseph: joe
joey; josephine: jo josie; joshua: josh; judith: judy jude; julia: jules julie; julian: jules;
juliet: jules; karen: kaz; katherine: kat kate kath kathy katie kay kitty; kathleen: kath kathy
kathie; kathryn: kat kate katie kath; kayleigh: kay; kenneth: ken kenny; kevin: kev; kimberley:
kim kimmy; kirsten: kirsty; laura: lauz; lauren: loz; lawrence: larry laurie; leonard: len lenny
leo; leslie: les; lewis: lew lewie; lillian: lily lil; linda: lindy; lisa: lise; louis: lou louie;
louise: lou lulu; lucy: luce lulu; lydia: liddy; madeleine: maddie maddy; margaret: maggie madge
marg marge margie meg megan mags maisie peggy peg greta rita; maria: mia; marie: mimi; marilyn: maz;
martin: marty; mary: molly polly mamie; mathew: matt matty; matilda: tilly mattie; matthew: matt
matty; maureen: mo; maxwell: max; megan: meg meggie; melanie: mel; melissa: mel lissa; michael:
mike mick mickey micky mikey; michelle: chelle; miranda: mandy; mohammad: mo; mohammed: mo;
muhammad: mo; natalie: nat nattie; natasha: tasha nat; nathan: nate nat; neil: neily; nicholas:
nick nicky; nicola: nic nicky nikki; oliver: ollie olly; olivia: liv livvy; pamela: pam pammy;
patricia: patsy tricia trish; patrick: paddy; paul: pauly; peter: pete; philip: phil; philippa:
pippa; phillip: phil; rachel: rach rachie; rebecca: becca becky becks; richard: dick dickie richie
rick ricky; robert: bob bobby rob robbie bert; roberta: bobbie; robin: rob; roderick: roddy;
roger: rodge; ronald: ron ronnie; rosemary: rosie; roseanne: rosie; russell: russ; ruth: ruthie;
samantha: sam sammy; samuel: sam sammy; sarah: sal sally sadie; sebastian: seb; sharon: shaz
shazza; shaun: shauny; simon: si; sophia: sophie; sophie: soph; stanley: stan; stephanie: steph
stevie steff; stephen: steve stevie; steven: steve stevie; stuart: stu; susan: sue susie suzy
suzie; susannah: sue susie zanna; suzanne: sue suzie suzy; sylvia: sylvie; tabitha: tabby;
terence: terry; teresa: terri tess; theodore: theo ted teddy; theresa: terri tess tessa; thomas:
tom tommy; timothy: timmy; valerie: val; vanessa: nessa; veronica: ronnie vera; victor: vic;
victoria: vicky vicki tori; vincent: vince vinny; virginia: ginny; vivian: viv; vivien: viv;
walter: wally walt; wayne: waz; wilfred: wilf; william: billy willie liam; winifred: winnie;
zachary: zac zach zack; zoe: zo
"""


def _read() -> dict[str, tuple[str, ...]]:
    rows = (row.partition(":") for row in " ".join(_TABLE.split()).split(";"))
    return {name.strip(): tuple(forms.split()) for name, _, forms in rows}


_OF = _read()


def short_forms(name: str) -> tuple[str, ...]:
    """What people make of a first name; nothing where the table has none.

    >>> short_forms("arthur"), short_forms("peregrine")
    (('arty', 'artie'), ())
    """
    return _OF.get(name, ())
