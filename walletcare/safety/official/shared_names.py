"""Words of the language that businesses of every trade are named after: ``rainbow``, ``phantom``, ``nova``.

A wallet with such a name shares it with a farm, a theatre and a school, so the name beside some other word
proves nothing ("rainbowfarm"); beside words that speak to customers it does ("rainbow-support").
"""

from __future__ import annotations

import re

_WORDS = frozenset(
    """alpha amber anchor angel apex apollo aqua arc arcade arcadia argent aria ark armada arrow artemis
    ascend ascent aspen aster astra astral athena atlas atom atomic aura aurora avalanche avalon
    axis azure backpack badger bamboo banner banyan basalt bastion beacon beam bear beaver bee beetle birch
    bison blaze blossom bluebird bolt boost boulder breeze bridge bronze buffalo butterfly cactus
    camel canary canyon capital cardinal cascade castle cedar celestial centaur century chameleon
    cheetah cherry cipher citadel cloud clover cobalt cobra comet compass condor copper coral corona
    cosmos cougar coyote crane crescent crest crow crown crystal cypress dahlia dawn delta diamond
    dolphin dove dragon dragonfly dusk eagle echo eclipse edge elephant ember emerald enigma epoch
    equinox eternal everest exodus explorer falcon fern firefly flame flamingo flint flow forge fort
    fortress fountain fox frame frontier fusion galaxy garden garnet gate gazelle gem gemini genesis
    genie ginkgo giraffe glacier globe golden gorilla granite gravity griffin grove guardian gull
    harbor harbour harmony haven hawk hazel heart helios herald hermes hero heron hive horizon
    hornet hummingbird hydra ibis icon impact impala indigo infinity iris iron island ivory ivy jade
    jaguar jasmine jasper jet jewel juniper jupiter kestrel keystone kingfisher kiwi koala lagoon
    lantern lark laurel leaf leather ledger legacy legend leopard liberty lighthouse lily lion lotus
    lumen luna lunar lynx lyra magnet magnolia magpie mango mantis mantle maple marble mariner
    marlin mars meadow mercury meridian meteor midas milestone mint mirage mirror momentum monarch
    monsoon moon moose mosaic mountain mustang nebula nectar neon neptune nest nexus nightingale
    nimbus noble nomad north nova oak oasis obsidian ocean octopus odyssey olive olympus omega onyx
    opal optimus oracle orange orbit orca orchard orchid origin orion osprey otter owl oxygen oyster
    palm panda panther parrot pear pearl pebble pegasus pelican penguin pera phantom pharaoh phoenix
    pilot pine pinnacle pioneer planet plasma plaza polar poplar portal prime prism prosper pulse
    puma pyramid quantum quartz quest rabbit radiant rainbow ranger raven reef regal relay ridge
    river robin rocket ronin rose royal ruby saber sage salmon sapphire saturn scarlet scout sequoia
    serenity shadow shark shield sierra sigma silver skylark slate slush solar solaris solstice
    spark sparrow spectrum sphinx spirit spring spruce stallion star starfish starling stellar
    sterling stone stork storm summit sun sunflower sunrise sunset swallow swan swift sycamore talon
    tango temple terra thunder tiger timber titan topaz torch tornado tortoise totem trident trinity
    triton trust tulip tundra turquoise turtle twilight ultra union unity uphold utopia valiant
    valley vanguard vega venom venture venus vertex victory viking vintage violet viper vista vivid
    volcano voyager vulcan walnut walrus warrior whale wildcat willow winter wise wolf wonder wren
    yak zebra zen zenith zephyr zodiac""".split()
)

_GIVEN = frozenset(
    """ada alba anna arya dana elena eva freya gina hana ines julia kai kira laura lena leo lina lisa luca
    maya max mia mila milo mira nadia nina nora oscar otto ravi rosa sara sofia
    tara theo vera zara zoe""".split()
)
"""Names of people that wallets have as well: in a mailbox or an account they say who it is."""

SHARED_NAMES = _WORDS | _GIVEN

_GROWN = re.compile(
    r"(?:ion|in[ae]|i(?:ni)?an|ing|is[mt]|i[sz]e|i[sz]er|ite|ity|ous|ary|able|ness|ment|ful|less|ish|onar?y)+"
    r"(?:s|d|r|rs)?"
)


def grows_into_a_word(rest: str) -> bool:
    """Whether ``rest`` is what words grow by, so that name and rest are one word: "revolut" and "ionary"."""
    return _GROWN.fullmatch(rest) is not None
