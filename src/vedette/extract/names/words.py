"""Words by which a capitalised name shows that it is no person's."""

import re

# Words an organisation's name is made with; a byline without one is a person's.
BODY_WORDS = re.compile(
    r"\b(?:Institute|Institut|Instytut|Centre|Center|Ministry|Office|Agency|Service|Council|"
    r"Department|Command|Staff|Bureau|Commission|Committee|Foundation|Project|Group|Association|"
    r"Organi[sz]ation|Observatory|Monitor|Desk|Watch|Embassy|Government|Forces|Bank|Fund|Network|"
    r"Directorate|Lab|University|Forum|Society|Academy|College|Initiative|Alliance|Movement|Army|Corps|"
    r"Brigade|Police|Guard|Navy|Research|Studies|Policy|Secretariat|Programme|Parliament|Senate|"
    r"Cabinet|Survey|Analytics|Securities|Court|Party|Union|League|Board|Administration|Authority)\b"
)
PLACES = re.compile(
    r"\b(?:Sea|River|Strait|Street|Islands?|Peninsula|Region|Oblast|Ocean|Gulf|Bay|Square|Airport|"
    r"Province|County|District|Highway|Valley|Mountains?|Republic|Federation|Kingdom|States|Coast|"
    r"Gap|Corridor|Shoal|Reef|Canal|Delta|Heights|Crossing|Desert|Zone|Border|Axis|"
    r"Times|Post|News|Telegraph|Gazette|Herald|Tribune|Journal|War|Treaty|Act|Summit)\b"
)
# "Analysts" can be an institute's no table knows; the Northern Resistance Front has none.
ARMED = re.compile(r"\b(?:Forces?|Army|Front|Guards?|Militia|Movement|Brigades?|Party|Corps)$")
