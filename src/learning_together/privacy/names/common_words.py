"""Words that are names of people as well as words of English.

Alone they say little: “Will”, “May” and “Brown” begin sentences, months and roads. The list is
made for British names; a word that is missing from it is treated as a name wherever it stands.
"""

_ORDINARY = """
abbey able ace acre ahead ale alley amber amity angel apple april archer art ash aspen august
autumn axe baker bank banks bar barber barker barn baron barrow basil bay beach bean bear beck
bee bell berry best bill bird bishop black blaze bliss bloom blue bond book booth bow bowl
bowman box bradley branch brand bridge bridges bright brook brooks broom brown buck bull burn
burns bush butcher butler cage can cane cannon card carol carpenter carr carter case cash cave
chance chandler chapel chapman charity chase chase child christian church clay clear cliff
close cloud coach coal cole coleman college constant cook cool cooper coral corn cotton court
coward cox craft crane crisp cross crow crystal cuff curry cutler dale dark daisy daw dawn day
days dean deer dell destiny diamond dick dove down drake drew drum duke dusk dusty dyer eagle
early earl east easter eden ember english even ever fair faith fall farmer farrow fawn fear
fern field fields finch fish fisher flint flower flowers force ford forest forester foster
found fountain fox franc francis frank freeman french friend frost fry fuller gale gamble game
gardener gardner gate gates gay gem german gill ginger glass glen glover gold golden good
goodman grace grand grant grave graves gray green greene grey grove guy hale hall ham hand hardy
harmony hart harvest hasty haven hawk hay hazel head heath heather heaven hedge heights hero
hill hills hitch hold holiday holland holly holmes home honey hood hook hope horn house
humble hunt hunter hurst hyde imam india iris iron ivory ivy jack jade jay jean jersey jewel
jolly jordan joy judge july june just justice keen kerb key keys kind king kings knight lake
lamb lance land lane lark law laws lawn leaf leaves lea lee legend liberty light lilac lily
lion little lock lodge london long lord love low lucky mace magnolia man manor maple march
marina mark market marks marsh marshall mason master masters may mays meadow melody mercy merit
merry miles mill miller mills mist monday moon moor more moss mountain mouse myrtle nash neat
new newman nice nick nicks noble noon norm norman north nurse oak ocean olive opal orange page
paige pain painter palm palmer pan paris park parker parks parson parsons part pat patience
pay peach peacock peak pearl pease penny pepper peri piper pit pitt plant plum pole pond pool
poole pope poppy porter potter pound pounds power powers precious price pride priest prince
prior prosper prudence purse quarry queen quick rain ranger raven ray read reader reed reef
rich riches ridge ring river rivers road rob robin rock rod roman rook root rose rosemary rough
rowan royal ruby rule rush rust sable sadler sage saint salmon salt sand sandy savage saviour
sawyer scarlet scholar school scott sea season seasons self sergeant shade sharp shaw shell
shepherd shield shore short silver singer sky slate slater sledge small smart smith snow sole
south spark sparks spear spencer spring squire star starling start steel stern steward still
stock stone storm stout strange street strong summer summers sun sunday sunny sutton swallow
swan sweet swift taylor temple terry thatcher thorn tiger tiny todd town tree trinity trip
true truth tucker tuesday turner twin unity usher vale van vane vernon victor victory viola
violet walker wall walls ward ware warden warner waters watt way weaver webb wells welsh west
wheat wheel wheeler white whitehead wick wilde will willow wills wind window winter winters
wise wolf wood woods wool worth wren wright yard york young
a an and as at be by do for go he her his i if in is it me my no of on or so the to up us we
"""
ORDINARY = frozenset(_ORDINARY.split())
#: Particles and titles, which are no name by themselves.
_PARTICLES = """
al ap bin bint da de del della den der di dos du el ibn la le mc mac o of san st ter the van von y
"""
PARTICLES = frozenset(_PARTICLES.split())
#: Those that make one name with the word behind them: van der Berg, O’Brien, St John, al-Amin.
PREFIXES = PARTICLES - {"do", "of", "the", "y"} | {"fitz", "saint"}
_TITLES = """
mr mrs ms miss mx dr doctor prof professor sir dame lady lord rev reverend father sister brother
pc dc ds di dci wpc nurse
"""
TITLES = frozenset(_TITLES.split())
#: Words of a school's name that people leave out when they speak of it.
_OF_SCHOOLS_TEXT = """
the school schools primary secondary junior juniors infant infants nursery pre preschool first
middle upper lower high grammar academy college community catholic roman rc ce cofe c of e church
england voluntary aided controlled free special trust sixth form centre federation and
"""
OF_SCHOOLS = frozenset(_OF_SCHOOLS_TEXT.split())
#: Words of a place's name with which the part begins that people leave out.
_OF_PLACES_TEXT = """
on upon in by under le near next with over juxta cum the estate town village city road street
avenue lane close house hospital surgery centre ward park court hall lodge flats tower
"""
OF_PLACES = frozenset(_OF_PLACES_TEXT.split())
