"""Pronouns and descriptions ('he', 'the group', 'the president') that leave one reading."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from extractor import columns, spans
from extractor.components.actors import lists
from extractor.components.actors.candidates import Candidate
from extractor.components.actors.merging import Cluster
from extractor.language import syntax
from extractor.lexicon import expand, word_classes
from extractor.spans import Words

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
THEY = frozenset({"they", "them", "their", "themselves"})
PRONOUNS = HE | SHE | THEY | {"it", "its"}
PRONOUN_IDS, THE = columns.ids_of(PRONOUNS), columns.ids_of(["the"])
WINDOW = 60  # tokens back: two or three sentences of news
RUNNING = frozenset({"paragraph", "dateline"})  # sections that one reads on from to the next
GROUPS = frozenset({
    "group", "organisation", "organization", "militia", "movement", "militant", "rebel", "insurgent", "fighter"
})  # fmt: skip
SAID_AGAIN = {"armed_group": {"armed_group", "group", "military"}, "political_party": {"political_party"}}
FURTHEST = 4  # tokens from a group's name to the noun that it owns: "'s", two adjectives, 'wing'
MANY = frozenset({"armed_group", "military", "police", "group", "government", "religious", "ethnic", "ngo"})
BODIES = frozenset({"armed_group", "country", "government", "military", "political_party"})
NOT_DOING = frozenset("appear be become come emerge follow happen have look mean occur rain remain seem take".split())
OF_A_STATE = frozenset({"army", "force", "government", "military", "police", "state"})


class Resolver:
    """Walks over a document once and gives clusters the words that refer to them."""

    def __init__(self, doc: Doc, clusters: list[Cluster]) -> None:
        self.doc = doc
        self.clusters = clusters
        self.sections = spans.Sections(doc)
        names = [m.words for c in clusters if c.first.named for m in c.mentions]
        self.taken = {index for words in names for index in range(words.start, words.end)}
        self.at: dict[int, list[Cluster]] = {}  # by the heads of mentions and the first words of references
        self.offices = _by_office(doc, clusters)

    def __call__(self) -> list[Cluster]:
        """The clusters, with their references; without agents that turned out to be descriptions of others."""
        for cluster in self.clusters:
            cluster.references += [words for m in cluster.mentions if (words := _office(self.doc, m))]
            cluster.references += [words for m in cluster.mentions if (words := _noun_beside(self.doc, m))]
        for cluster in self.clusters:
            for start in [*(m.head for m in cluster.mentions), *(r.start for r in cluster.references)]:
                self.at.setdefault(start, []).append(cluster)
        self.taken |= {i for c in self.clusters for r in c.references for i in range(r.start, r.end)}
        pronouns = columns.where(self.doc, "LOWER", PRONOUN_IDS)
        behind_the = {index + 1 for index in columns.where(self.doc, "LOWER", THE) if index + 1 < len(self.doc)}
        for index in sorted(behind_the.union(pronouns) - self.taken):
            token = self.doc[index]
            lower, definite = token.lower_, index in behind_the
            if token.pos_ == "PRON" and (lower in HE or lower in SHE):
                self._give(self._person(token, "m" if lower in HE else "f"), Words(token.i, token.i + 1))
            elif lower in THEY:
                group = self._many(token)
                self._give(group, Words(token.i, token.i + 1))
                if token.dep_ == "poss":
                    self._pass_country_on(group, token.head)
            elif lower == "it":
                self._give(self._body(token), Words(token.i, token.i + 1))
            elif lower == "its":
                self._pass_country_on(self._owner(token), token.head)
            elif definite and token.pos_ == "NOUN" and _is_bare(token):
                self._give(self._described(token), Words(token.i - 1, token.i + 1))
        referred = {words.end - 1 for cluster in self.clusters for words in cluster.references}
        ordered = sorted(self.clusters, key=lambda cluster: cluster.first.words.start)
        told = [cluster for cluster in ordered if cluster.first.named or not self._only_points(cluster)]
        return [kept for cluster in told if (kept := _without(cluster, referred))]

    def _only_points(self, cluster: Cluster) -> bool:
        """'the group', or 'the president' once, and nothing more: who that is stands nowhere in the article.

        An office that comes again is somebody of whom the article tells more.
        """
        again = len(cluster.mentions) > 1 and self.doc[cluster.first.head].lemma_.lower() not in GROUPS
        return not again and all(self._points(mention) for mention in cluster.mentions)

    def _points(self, mention: Candidate) -> bool:
        token = self.doc[mention.head]
        start = mention.words.start
        is_one_office = mention.length == 1 or (mention.length == 2 and self.doc[start].lower_ in {"prime", "vice"})
        if not is_one_office or start == 0 or self.doc[start - 1].lower_ != "the" or token.tag_ != "NN":
            return False
        is_one = token.lemma_.lower() in GROUPS or lists.is_office(token)
        return is_one and _is_bare(token) and mention.country is None

    def _give(self, cluster: Cluster | None, words: Words) -> None:
        if cluster is not None:
            cluster.references.append(words)
            self.at.setdefault(words.start, []).append(cluster)

    def _recent(self, token: Token, wanted: Callable[[Cluster], bool]) -> list[tuple[int, Cluster]]:
        """Those clusters with their last mention or reference before the token: in its section, else before it."""
        section, first = self.sections.at(token.i).start, max(token.i - WINDOW, self._text_start(token.i))
        found: dict[int, tuple[int, Cluster]] = {}
        for index in range(token.i - 1, first - 1, -1):
            if found and index < section:
                break
            for cluster in self.at.get(index, ()):
                if wanted(cluster):
                    found.setdefault(id(cluster), (index, cluster))
        return list(found.values())

    def _text_start(self, index: int) -> int:
        """Where the paragraphs begin that run up to a token; headlines and captions stand alone."""
        number = self.sections.number(index)
        while number > 0 and {self.sections.all[number].kind, self.sections.all[number - 1].kind} <= RUNNING:
            number -= 1
        return self.sections.all[number].start

    def _person(self, token: Token, gender: str) -> Cluster | None:
        """The person meant by a pronoun; where only one can be, the pronoun also tells the person's gender."""
        people = self._recent(token, lambda c: c.first.kind == "person" and c.genders <= {gender})
        if len(people) == 1:
            people[0][1].genders.add(gender)
        return self._one(people)

    def _many(self, token: Token) -> Cluster | None:
        groups = self._recent(token, _is_group)
        return self._one([(last, c) for last, c in groups if _is_subject(self.doc[last])])

    def _body(self, token: Token) -> Cluster | None:
        """'The army entered Gao. It burned houses': the subject of the sentence before, if nothing else there can act.

        Nobody where something else may be meant: 'launched a raid. It killed nine', 'met the rebels. It killed nine'.
        """
        if not _may_do(token) or token.sent.start == 0:
            return None
        before = self.doc[token.sent.start - 1].sent
        if before.start < self._text_start(token.i) or any(each.is_quote for each in (*before, *token.sent)):
            return None
        single = [word for word in before if word.tag_ in {"NN", "NNP"}]
        named = {id(cluster): cluster for word in single for cluster in self.at.get(word.i, ())}
        bodies = [cluster for cluster in named.values() if cluster.first.kind != "person"]
        subjects = [word for word in single if word.dep_ == "nsubj" and word.head == before.root]
        if len(bodies) != 1 or len(subjects) != 1 or bodies[0] not in self.at.get(subjects[0].i, ()):
            return None
        does_harm = token.head.lemma_ in expand(("@harming", "@hitting"))  # as a storm does that was told of before
        fits = bodies[0].first.kind == "armed_group" or (bodies[0].first.kind in BODIES and not does_harm)
        others = any(word != subjects[0] and _may_be_meant(word) for word in single)
        return bodies[0] if fits and not others else None

    def _owner(self, token: Token) -> Cluster | None:
        """'Kenya said its army …': the only state or body that was a subject before in the sentence."""
        start = token.sent.start
        recent = self._recent(token, _is_body)
        found = [cluster for last, cluster in recent if last >= start and _is_subject(self.doc[last])]
        return found[0] if len(found) == 1 else None

    def _pass_country_on(self, owner: Cluster | None, owned: Token) -> None:
        """'its army', 'their forces': the agents are of their owner's country.

        'its soldiers' are none of those told of before, who may be anyone's.
        """
        if owner is None or owner.told("country") is None:
            return
        for cluster in [*self.clusters]:
            for mention in [*cluster.mentions]:
                if mention.head == owned.i and not mention.named and mention.country is None:
                    mention.country = owner.told("country")
                    if owned.tag_ == "NNS" and mention is not cluster.first and cluster.first.country is None:
                        cluster.mentions.remove(mention)
                        self.at[mention.head] = [Cluster([mention], aliases={mention.key})]
                        self.clusters += self.at[mention.head]

    def _one(self, found: list[tuple[int, Cluster]]) -> Cluster | None:
        """The only one; of several, the only subject of the nearest sentence that has one."""
        if len(found) == 1:
            return found[0][1]
        subjects = [(last, cluster) for last, cluster in found if _is_subject(self.doc[last])]
        if not subjects:
            return None
        nearest = max(last for last, _ in subjects)
        sentence = self.doc[nearest].sent
        same = [cluster for last, cluster in subjects if sentence.start <= last < sentence.end]
        return same[0] if len(same) == 1 else None

    def _described(self, token: Token) -> Cluster | None:
        lemma = token.lemma_.lower()
        if lemma in self.offices:
            return self.offices[lemma]
        if lemma in GROUPS:
            groups = self._recent(token, _is_group)
            armed = [(last, c) for last, c in groups if c.first.kind == "armed_group" and c.first.named]
            return armed[0][1] if len(armed) == 1 else None
        if lemma in lists.name_heads():
            recent = self._recent(token, lambda cluster: cluster.first.named)
            named = [(last, c) for last, c in recent if lemma in c.first.key.split() and c.first.named]
            if lemma in OF_A_STATE:  # 'the army' is never the Liberation Army that it fights
                named = [(last, c) for last, c in named if c.first.kind != "armed_group"]
            return named[0][1] if len(named) == 1 and named[0][1].first.kind != "person" else None
        return None


def _may_do(token: Token) -> bool:
    """'It burned houses', where nobody is named before in the sentence; not 'it was clear', 'it took days'."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.pos_ != "VERB" or verb.lemma_ in NOT_DOING:
        return False
    return not any(word.pos_ in syntax.NOMINAL for word in token.doc[token.sent.start : token.i])


def _may_be_meant(noun: Token) -> bool:
    """Whether 'it' may stand for a noun: no person, no place and no day; a raid or a bomb wherever it stands."""
    if noun.ent_type_ in {"DATE", "TIME", "GPE", "LOC", "PERSON"}:
        return False
    lemma = noun.lemma_.lower()
    if lemma in word_classes()["people"] or lemma in expand(("@facility", "@place")):
        return False
    deed = lemma in expand(("@violence", "@weapon", "@explosive"))
    return deed or noun.dep_ in {*syntax.OBJECTS, *syntax.SUBJECTS, *syntax.PASSIVE_SUBJECTS, "attr", "conj", "appos"}


def _is_body(cluster: Cluster) -> bool:
    return cluster.first.named and cluster.first.kind != "person"


def _is_group(cluster: Cluster) -> bool:
    return cluster.first.kind in MANY


def _without(cluster: Cluster, referred: set[int]) -> Cluster | None:
    """An unnamed cluster without the mentions that describe another actor; None if none is left."""
    if not cluster.first.named:
        cluster.mentions = [mention for mention in cluster.mentions if mention.head not in referred]
    return cluster if cluster.mentions else None


def _office(doc: Doc, mention: Candidate) -> Words | None:
    """The noun of the role where it stands for the name in the sentence's tree: 'the chief of OPEC', 'a general, …'."""
    if mention.role_words is None:
        return None
    root = doc[mention.role_words.start : mention.role_words.end].root
    if root.head.i == mention.head or root.i == mention.head:
        return syntax.base_np(root) if root.dep_ == "appos" else None
    return syntax.base_np(root)


def _noun_beside(doc: Doc, mention: Candidate) -> Words | None:
    """The noun that says no more than the name: 'Taliban fighters', 'Fatah's armed wing', 'the militia Ash Dawn'.

    Of 'Fatah suicide bombers' the words between tell which of its people they are.
    """
    if mention.kind not in SAID_AGAIN:
        return None
    root, end = doc[mention.words.start : mention.words.end].root, mention.words.end
    noun = root.head
    kinds = SAID_AGAIN[mention.kind] if noun.i == end else {mention.kind}
    is_behind = end <= noun.i < end + FURTHEST and root.dep_ in {"compound", "poss", "nmod", "amod"}
    is_behind = is_behind and not (noun.i > end and noun.tag_ == "NNS" and root.dep_ != "poss")
    is_before = root.dep_ == "appos" and noun.i == mention.words.start - 1
    head = lists.agent_heads().get(noun.lemma_) if is_behind or is_before else None
    return Words(noun.i, noun.i + 1) if head and head.kind in kinds | ({"group"} if is_before else set()) else None


def _by_office(doc: Doc, clusters: list[Cluster]) -> dict[str, Cluster]:
    """Offices that exactly one person of the article holds, by their noun."""
    holders: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        role = cluster.told("role") if cluster.first.kind == "person" else None
        for word in dict.fromkeys((role or "").lower().split()):
            if word in lists.offices():
                holders.setdefault(word, []).append(cluster)
    return {word: found[0] for word, found in holders.items() if len(found) == 1}


def _is_bare(token: Token) -> bool:
    """Nothing around the noun says which."""
    words = syntax.children(token, "prep", "relcl", "acl", "amod")
    return all(word.lower_ in {"prime", "vice"} for word in words)


def _is_subject(token: Token) -> bool:
    return token.dep_ in {"nsubj", "nsubjpass"} or (token.dep_ in {"conj", "appos"} and token.head.dep_ == "nsubj")
