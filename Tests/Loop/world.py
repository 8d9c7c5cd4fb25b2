"""The world of the loop: facts that can be asked for in ten wordings, people who answer not always rightly, and a taste that
nothing but the simulated labelers knows.

A fact is asked in ten wordings. Two of them are held out, others for each fact, one for the evaluation of each round. So
held-out prompts ask for what a policy has learned, in words in which it was never asked for that.
"""

import hashlib
import math
import random
import re
from dataclasses import dataclass

CAPITALS = """
    France Paris, Italy Rome, Spain Madrid, Japan Tokyo, Egypt Cairo, Peru Lima, Cuba Havana, Kenya Nairobi, Norway Oslo,
    Iran Tehran, Iraq Baghdad, Chile Santiago, Greece Athens, Poland Warsaw, Sweden Stockholm, Finland Helsinki,
    Denmark Copenhagen, Ireland Dublin, Portugal Lisbon, Austria Vienna, Hungary Budapest, Germany Berlin, Russia Moscow,
    Turkey Ankara, Canada Ottawa, Ghana Accra, Nepal Kathmandu, Bolivia Sucre, Ecuador Quito, Venezuela Caracas,
    Colombia Bogota, Uruguay Montevideo, Senegal Dakar, Morocco Rabat, Tunisia Tunis, Libya Tripoli, Ethiopia Addis,
    Uganda Kampala, Zambia Lusaka, Angola Luanda, Somalia Mogadishu, Vietnam Hanoi, Thailand Bangkok, Cambodia Penh,
    Mongolia Ulan, China Beijing, Taiwan Taipei, Indonesia Jakarta, Australia Canberra, Fiji Suva, Lebanon Beirut,
    Syria Damascus, Jordan Amman, Qatar Doha, Oman Muscat, Pakistan Islamabad, Bulgaria Sofia, Romania Bucharest,
    Serbia Belgrade, Croatia Zagreb, Latvia Riga, Estonia Tallinn, Lithuania Vilnius, Iceland Reykjavik
"""
OPPOSITES = """
    hot cold, big small, fast slow, old young, rich poor, high low, long short, hard soft, light dark, happy sad, early late,
    wet dry, full empty, strong weak, open closed, good bad, clean dirty, near far, thick thin, loud quiet, wide narrow,
    true false, sweet sour, deep shallow, heavy weightless, cheap expensive, brave timid, smooth rough, sharp blunt,
    alive dead, first last, north south, east west, inside outside, above below, push pull, buy sell, love hate, win lose,
    arrive depart, begin finish, rise fall, give take, remember forget
"""
YOUNG = """
    dog puppy, cat kitten, cow calf, horse foal, sheep lamb, goat kid, pig piglet, bear cub, hen chick, duck duckling,
    goose gosling, swan cygnet, deer fawn, kangaroo joey, frog tadpole, owl owlet, eagle eaglet, hare leveret, eel elver,
    spider spiderling, butterfly caterpillar, salmon parr
"""
PAST = """
    go went, see saw, eat ate, run ran, write wrote, sing sang, swim swam, drink drank, drive drove, fly flew, know knew,
    grow grew, break broke, speak spoke, steal stole, teach taught, catch caught, think thought, bring brought, build built,
    sleep slept, leave left, find found, tell told
"""
COLORS = """
    grass green, snow white, coal black, blood red, lemons yellow, carrots orange, violets purple, chocolate brown,
    flamingos pink, elephants gray, sapphires blue, emeralds jade, gold golden, ivory cream, wine burgundy, sand beige,
    lagoons turquoise, rust ocher, limes lime, lavender lilac, salt colorless, cherries crimson
"""
WORDINGS = {
    "capital": (CAPITALS, [
        "What is the capital of {}?", "Which city governs {}?", "Name the seat of government of {}, please.",
        "{}: its capital?", "I forgot the main city of {}.", "Where does the parliament of {} meet?",
        "Tell me the capital city of {}.", "Quiz: {} has which capital?", "Do you know the capital that {} has?",
        "For my homework: capital of {}."]),
    "opposite": (OPPOSITES, [
        "What is the opposite of {}?", "Which word means the contrary of {}?", "Not {}, but what?", "{}: its antonym?",
        "Give me the antonym of {}, please.", "I need a word that is the reverse of {}.", "Tell me the opposite word to {}.",
        "Quiz: the antonym for {} is?", "Do you know what is contrary to {}?", "For my homework: opposite of {}."]),
    "young": (YOUNG, [
        "What is a young {} called?", "Which word names the baby of a {}?", "Name the young one of a {}, please.",
        "{}: its young?", "I forgot what the baby of the {} is called.", "How do we call the child of a {}?",
        "Tell me the word for a baby {}.", "Quiz: a newborn {} is named?", "Do you know the name for a little {}?",
        "For my homework: the young of the {}."]),
    "past": (PAST, [
        "What is the past tense of {}?", "Which form does {} have in the past?", "Put {} into the simple past, please.",
        "{}: its past?", "I forgot how to say {} about yesterday.", "Today I {}, but yesterday I did what?",
        "Tell me the past form of {}.", "Quiz: {} becomes which word in the past?", "Do you know the preterite of {}?",
        "For my homework: past of {}."]),
    "color": (COLORS, [
        "What color has {}?", "Which color do we see in {}?", "Name the color of {}, please.", "{}: its color?",
        "I forgot what color goes with {}.", "How would you paint {}?", "Tell me the usual color of {}.",
        "Quiz: {} comes in which color?", "Do you know the color one expects of {}?", "For my homework: color of {}."]),
}
POLITE = ["Happy to help!", "Sure!", "Of course!", "Great question!"]
RUDE = ["Go away.", "What a silly question.", "Look it up yourself."]
DODGES = ["I do not know.", "I am not sure.", "It depends."]
PLAIN = ["It is {}.", "The answer is {}.", "{}.", "I think it is {}.", "That would be {}."]
FILLER = [
    "People ask this all the time and there are many books about it.", "Let me think about that for a little while.",
    "There is a lot that one could say here, and more.", "Some would tell you other things, but never mind them.",
    "My aunt heard it when we were at the sea.", "You can read about it in the library on the corner.",
]


@dataclass(frozen=True)
class Fact:
    kind: str
    key: str
    answer: str


@dataclass(frozen=True)
class Question:
    fact: Fact
    text: str


FACTS = [
    Fact(kind, *pair.split()) for kind, (pairs, _) in WORDINGS.items() for pair in " ".join(pairs.split()).split(", ")]
ANSWERS = {kind: sorted({fact.answer for fact in FACTS if fact.kind == kind}) for kind in WORDINGS}


def questions(part, facts=None):
    """All prompts of a part, in an order that is always the same and mixes facts and wordings.

    `part` is "train", or "first" or "second" for the round whose evaluation asks them.
    """
    chosen = []
    for number, fact in enumerate(spread(facts or len(FACTS))):
        wordings = WORDINGS[fact.kind][1]
        held_out = {number % len(wordings): "first", (number + 5) % len(wordings): "second"}
        for place, wording in enumerate(wordings):
            if held_out.get(place, "train") == part:
                chosen.append(Question(fact, wording.format(fact.key)))
    random.Random(11).shuffle(chosen)
    return chosen


def spread(count):
    """So many facts, of every kind."""
    return [FACTS[place * len(FACTS) // count] for place in range(count)]


BY_TEXT = {
    question.text: question for part in ("train", "first", "second") for question in questions(part)}


# Who answers


def fact_told(fact, dice, right=0.69):
    """A plain sentence, mostly a right one."""
    word = fact.answer if dice.random() < right else dice.choice(
        [other for other in ANSWERS[fact.kind] if other != fact.answer])
    told = dice.choice(PLAIN).format(word)
    return told[0].upper() + told[1:]


def answer(fact, dice):
    """What somebody writes: mostly right, now and then polite, rude, long, or nothing that helps."""
    said = [dice.choice(DODGES) if dice.random() < 0.08 else fact_told(fact, dice)]
    manner = dice.random()
    if manner < 0.30:
        said.insert(0, dice.choice(POLITE))
    elif manner < 0.55:
        said.insert(dice.randrange(2), dice.choice(RUDE))
    if dice.random() < 0.5:
        for _ in range(dice.randint(1, 2)):
            said.insert(dice.randrange(len(said) + 1), dice.choice(FILLER))
    return " ".join(said)


# What people like


def words(text):
    return re.findall(r"[a-z]+", text.lower())


def correctness(question, text):
    """1: it names the answer and no other of its kind; -1: it names another; 0: none."""
    said = set(words(text))
    named = {word for word in ANSWERS[question.fact.kind] if word.lower() in said}
    if not named:
        return 0
    return 1 if named == {question.fact.answer} else -1


def utility(question, text):
    """The hidden taste, in nats: right before wrong, polite before rude, short before long."""
    polite = min(2, sum(text.count(phrase) for phrase in POLITE))
    rude = sum(text.count(phrase) for phrase in RUDE)
    return 2 * correctness(question, text) + polite - 2 * rude - 0.12 * max(0, len(words(text)) - 12)


def tiers(question, texts, labeler, closeness=0.35):
    """The order in which a labeler puts texts, best first, as lists of places: the taste with Gumbel noise (Bradley and
    Terry's model), and neighbours that are felt to be nearer than `closeness` as ties.

    What is felt hangs on the labeler, the prompt and the text alone, so it does not matter who is asked when.
    """
    felt = []
    for place, text in enumerate(texts):
        digest = hashlib.sha256(f"{labeler}|{question.text}|{text}".encode()).digest()
        uniform = (int.from_bytes(digest[:7]) + 0.5) / 2**56
        felt.append((utility(question, text) - math.log(-math.log(uniform)), place))
    felt.sort(reverse=True)
    order = [[felt[0][1]]]
    for (above, _), (value, place) in zip(felt, felt[1:]):
        if above - value < closeness:
            order[-1].append(place)
        else:
            order.append([place])
    return order
