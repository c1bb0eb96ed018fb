"""Made-up passages of the kind people in poverty say, with the code of `codebooks/krachtwerk.yaml` they speak of.

Written before the ranking was, and not to be changed for its sake: a coder was to agree, not the program.
"""

TOLD: tuple[tuple[str, str], ...] = (
    # meedoen
    ("Op woensdag schenk ik koffie in het verpleeghuis, en op vrijdag help ik mee in de keuken daar.", "meedoen"),
    ("Ik zit nu op een naaiclubje in de wijk, dat is elke dinsdagavond.", "meedoen"),
    ("Eerst zat ik thuis op de bank, nu werk ik drie ochtenden bij de plantsoenendienst.", "meedoen"),
    (
        "Ik ben een keer bij de voetbalclub langsgegaan om te vragen of ze nog iemand zochten voor de kantine.",
        "meedoen",
    ),
    ("Door dat werk kan ik mijn vader niet meer elke dag zijn eten brengen.", "meedoen"),
    ("Een baan heb ik nog niet, maar ik loop wel mee in de fietsenwerkplaats.", "meedoen"),
    # erbij_horen
    ("Vroeger at ik altijd in mijn eentje, nu schuift de buurvrouw geregeld aan.", "erbij_horen"),
    (
        "Er zaten daar allemaal mensen met een deurwaarder achter zich aan, dus ik hoefde me nergens voor te schamen.",
        "erbij_horen",
    ),
    ("Ze groeten me nu op straat, ze weten hoe ik heet. Ik tel weer mee.", "erbij_horen"),
    ("Ik heb weer contact met mijn dochter, ze komt zondag langs met de kleinkinderen.", "erbij_horen"),
    ("Mijn maten van toen zie ik niet meer, ik sta er eigenlijk helemaal alleen voor.", "erbij_horen"),
    # jezelf_zijn
    ("Ik word 's morgens wakker zonder die knoop in mijn maag.", "jezelf_zijn"),
    ("Ik laat niet meer over me heen lopen, ik zeg gewoon wat ik vind.", "jezelf_zijn"),
    ("Ik weet nu wat ik wil: over een paar jaar een eigen kapsalon.", "jezelf_zijn"),
    ("Mijn zoontje zei laatst: mama, je lacht weer. En dat klopt, ik voel me een ander mens.", "jezelf_zijn"),
    ("Ik lig nachten wakker en ik ben op, ik kan niks meer hebben van de kinderen.", "jezelf_zijn"),
    (
        "Dat ik dat rijbewijs gehaald heb, op mijn leeftijd, dat had niemand van mij verwacht. Ik ook niet.",
        "jezelf_zijn",
    ),
    # ertoe_doen
    ("Eindelijk heb ik een psycholoog, en die medicijnen slaan ook aan.", "ertoe_doen"),
    ("Ik zit nu in de schuldsanering, over anderhalf jaar ben ik ervan af.", "ertoe_doen"),
    ("Bij de voedselbank ben ik aangenomen, en we krijgen nu ook een stadspas voor de kinderen.", "ertoe_doen"),
    ("Als er nu een brief van de belasting komt, weet ik bij wie ik moet aankloppen.", "ertoe_doen"),
    ("Ik dacht altijd dat ze bij de gemeente tegen je waren, maar daar ben ik van teruggekomen.", "ertoe_doen"),
    ("Voor mijn gebit is nog steeds niks geregeld, ik heb er elke dag pijn van.", "ertoe_doen"),
    # werkrelatie
    ("Ze deed niet uit de hoogte, ze praatte met me zoals je met een vriendin praat.", "werkrelatie"),
    ("Hij hield zich altijd aan zijn woord. Als hij zei ik bel, dan belde hij.", "werkrelatie"),
    ("Ze vroeg hoe het met mijn dochtertje ging, dat had ze dus onthouden.", "werkrelatie"),
    ("Bij haar hoefde ik me niet te schamen, ze keek niet raar op van mijn verhaal.", "werkrelatie"),
    (
        "De vorige van de sociale dienst zat alleen maar naar haar scherm te kijken, die zag mij niet staan.",
        "werkrelatie",
    ),
    # maatwerk
    ("Niemand zei dat het moest, ik mocht er op elk moment mee stoppen.", "maatwerk"),
    ("Hij wilde eerst weten waar mijn hart ligt, en dat bleek bij dieren te zijn.", "maatwerk"),
    ("Ik bepaalde wat we gingen doen, zij volgde.", "maatwerk"),
    ("Omdat ik slecht loop, kwamen we iets op het spoor dat zittend kan.", "maatwerk"),
    # krachten
    ("Zij zei: moet je eens kijken wat je dit jaar allemaal voor elkaar hebt gekregen.", "krachten"),
    ("Volgens hem ben ik een echte organisator, dat had nog nooit iemand gezien.", "krachten"),
    ("Elke keer als ik het niet zag zitten zei hij dat ik het in me had.", "krachten"),
    ("We hebben op een groot vel geschreven waar ik goed in ben.", "krachten"),
    # herstel
    ("Ze zei dat ik eerst maar eens moest bijkomen, die cursus liep niet weg.", "herstel"),
    ("Bij hem kon ik mijn ei kwijt over alles wat er thuis speelt.", "herstel"),
    ("Niet alles in één keer, we pakten elke week één klein dingetje.", "herstel"),
    ("Ik moest van haar elke dag een blokje om, en mijn telefoon uit voor het slapen.", "herstel"),
    # praktische_steun
    ("Ze is met me naar de bank geweest om een betaalrekening te openen.", "praktische_steun"),
    (
        "Hij wist van een fonds waar je een wasmachine kan krijgen en heeft dat voor mij in orde gemaakt.",
        "praktische_steun",
    ),
    ("We hebben samen achter de computer gezeten om die toeslag op te geven.", "praktische_steun"),
    ("Zij heeft de dierenambulance gebeld of ik daar een dag kon komen kijken.", "praktische_steun"),
)
"""Each passage with the key of its code."""
