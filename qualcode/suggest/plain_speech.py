"""Plain spoken sentences, made up, on nothing in particular: they say which words are common, and so tell little.

A codebook is too short to show that; in one of a line a code *people* would tell as much as *literature*.
"""

from collections.abc import Mapping

_DUTCH = """
Ja, nou, dat is wel een beetje zo gegaan, denk ik.
Toen kwam ik daar aan en toen zei hij dat het de volgende dag pas kon.
Het is eigenlijk altijd al zo geweest, zolang als ik het me kan herinneren.
Mensen zeggen dan van ja, dat moet je gewoon doen.
Ik weet het niet meer precies, het was een paar jaar geleden.
En dan ga je naar huis en dan denk je, wat was dat nou eigenlijk?
Dat heeft voor mij wel een verschil gemaakt, dat moet ik zeggen.
Op een gegeven moment heb ik gezegd, nu is het goed.
Wij hadden het thuis niet breed, maar er was altijd eten.
Mijn moeder zei vroeger ook altijd dat je het zelf moet doen.
Ik vind het moeilijk om te zeggen hoe dat komt.
Ze hebben mij gevraagd of ik daar iets over wilde vertellen.
Je komt daar binnen en je ziet meteen hoe het is.
In het begin was het wel even wennen, maar nu gaat het goed.
Dat was voor mij het belangrijkste van het hele gesprek.
Eerst dacht ik van niet, maar later toch wel.
De ene keer gaat het beter dan de andere keer.
Hij heeft een tijd bij ons in de straat gewoond.
Wat ik zelf heel erg vond, was dat niemand er iets van zei.
Vorige week ben ik er weer geweest, samen met mijn man.
Er zijn ook dingen die je gewoon niet kunt veranderen.
Als ik nu terugkijk, zou ik het misschien anders doen.
Want ja, wat moet je anders in zo'n situatie?
Het hangt er ook van af met wie je te maken hebt.
Dat zijn allemaal kleine dingen, maar bij elkaar is het veel.
Kinderen, het huis, de boodschappen, alles kwam tegelijk.
Ik ben hier nu bijna tien jaar en ik ken iedereen.
Hoe bedoel je dat, kun je daar een voorbeeld van geven?
Toen het voorbij was, zijn we met de bus teruggegaan.
Zij is iemand die altijd veel vragen stelt over van alles.
Het leven gaat door, dat is nu eenmaal zo.
Daar heb ik veel over nagedacht in die tijd.
We zijn gewoon begonnen en we hebben gekeken waar het heen ging.
Voor een ander is het misschien niks, maar voor mij was het iets groots.
Ik werk liever in de ochtend, dan ben ik nog fris.
"""

_ENGLISH = """
Well, yes, that is more or less how it went, I think.
So I got there and he said it would have to be the next day.
It has always been like that, as long as I can remember.
People say to you, you should just do it.
I don't remember exactly, it was a couple of years ago.
And then you go home and you think, what was that all about?
It did make a difference to me, I have to say.
At some point I said, okay, now it is enough.
We didn't have much at home, but there was always food.
My mother used to say that you have to do things yourself.
It's hard to say where that comes from.
They asked me if I wanted to talk about it a little.
You walk in there and you see right away what it is like.
At first it took some getting used to, but now it's fine.
For me that was the most important thing of the whole day.
I thought it wouldn't work at first, but later it did.
Sometimes it goes better than at other times.
He lived in our street for a while, with his family.
What I really felt bad about was that nobody said anything.
Last week I was there again, together with my husband.
There are also things that you simply cannot change.
If I look back now, I would maybe do it differently.
Because, you know, what else can you do in that situation?
It also depends on who you are dealing with.
Those are all small things, but together it is a lot.
The kids, the house, the shopping, everything came at once.
I have been here for almost ten years and I know everybody.
How do you mean, could you give me an example of that?
When it was over we all went back by bus.
She is somebody who always asks a lot of questions about everything.
Life goes on, that's just the way it is.
I was thinking about that a lot at the time.
We just started and then we looked where it was going.
For somebody else it may be nothing, but to me it was something big.
I like to work in the morning, when I am still fresh.
"""

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "nl": tuple(_DUTCH.strip().splitlines()),
    "en": tuple(_ENGLISH.strip().splitlines()),
}
"""The sentences by language, ISO 639-1."""
