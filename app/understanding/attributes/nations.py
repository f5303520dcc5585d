"""What people of a country are called in English: the words themselves, since "-ian" is also the end of "librarian"."""

from __future__ import annotations

DEMONYMS = (
    "Afghan|Albanian|Algerian|American|Angolan|Argentin(?:e|ian)|Armenian|Australian|Austrian|Azeri|Bahraini|"
    "Bangladeshi|Belarusian|Belgian|Bolivian|Bosnian|Brazilian|British|Briton|Bulgarian|Burmese|Cambodian|"
    "Cameroonian|Canadian|Chilean|Chinese|Colombian|Congolese|Croatian|Cuban|Cypriot|Czech|Danish|Dane|Dominican|"
    "Dutch|Ecuadorian|Egyptian|Emirati|English|Eritrean|Estonian|Ethiopian|European|Filipin[oa]|Finnish|Finn|French|"
    "Gambian|Georgian|German|Ghanaian|Greek|Guatemalan|Guinean|Guyanese|Haitian|Honduran|Hungarian|Icelandic|Indian|"
    "Indonesian|Iranian|Iraqi|Irish|Israeli|Italian|Ivorian|Jamaican|Japanese|Jordanian|Kazakh|Kenyan|Korean|"
    "Kosovan|Kurdish|Kurd|Kuwaiti|Laotian|Latvian|Lebanese|Liberian|Libyan|Lithuanian|Macedonian|Malawian|"
    "Malaysian|Malian|Maltese|Mauritian|Mexican|Moldovan|Mongolian|Moroccan|Mozambican|Namibian|Nepali|Nepalese|"
    "Nicaraguan|Nigerian|Norwegian|Omani|Pakistani|Palestinian|Panamanian|Paraguayan|Peruvian|Polish|Portuguese|"
    "Puerto Rican|Qatari|Romanian|Russian|Rwandan|Salvadoran|Saudi|Scottish|Senegalese|Serbian|Singaporean|Slovak|"
    "Slovenian|Somali|South African|South Korean|Spanish|Spaniard|Sri Lankan|Sudanese|Swedish|Swede|Swiss|Syrian|"
    "Taiwanese|Tajik|Tanzanian|Thai|Tibetan|Trinidadian|Tunisian|Turkish|Turk|Ugandan|Ukrainian|Uruguayan|Uzbek|"
    "Venezuelan|Vietnamese|Welsh|Yemeni|Zambian|Zimbabwean"
)
"""Pieces of a regular expression."""
