"""Questions in another language than the documents: told by their function words, and read word by word as far as that goes."""

from __future__ import annotations

import re

from ingest.lexical import STOPWORDS

#: Language -> its commonest function words, and what questions about careers are made of, each with an English word or none.
_WORDS = {
    "Spanish": "el los las un una unos unas de del al y en=in por para con se su sus mi como más muy ser está lo este esta ese esa "
               "qué=what que cómo=how cuál=which cuáles=which cuánto=how,much cuanto=how,much quién=who dónde=where es=is son=are "
               "gana=earn ganan=earn sueldo=salary salario=salary hace=duties hacen=duties necesita=need necesito=need trabajo=job trabaja=work "
               "habilidades=skills estudios=education carrera=career futuro=future herramientas=tools experiencia=experience",
    "German": "der die das den dem des ein eine einen einem einer eines und oder zu zum zur mit von vom für auf im als bei auch nicht man "
              "ich sich es wird werden ist sind hat haben an in=in was=what wie=how viel=much welche=which welcher=which welches=which wer=who "
              "wo=where verdient=earn verdienen=earn gehalt=salary macht=duties machen=duties braucht=need brauche=need beruf=job arbeit=work "
              "fähigkeiten=skills kenntnisse=skills ausbildung=education studium=education zukunft=future werkzeuge=tools erfahrung=experience",
    "French": "le les un une des du de la et ou à au aux en=in pour par avec sur dans=in ce cette il elle je on qui se sa son ses est-ce "
              "que=what quel=which quelle=which quels=which quelles=which quoi=what comment=how combien=how,much où=where est=is sont=are "
              "gagne=earn gagnent=earn salaire=salary fait=duties faire=do faut=need besoin=need métier=job travail=work travaille=work "
              "compétences=skills études=education formation=education avenir=future outils=tools expérience=experience",
    "Italian": "il lo gli un una uno di del della dei e o in=in con per da dal su si mi come sono essere "
               "che=what cosa=what quale=which quali=which quanto=how,much chi=who dove=where è=is "
               "guadagna=earn stipendio=salary fa=duties serve=need servono=need lavoro=job competenze=skills studi=education futuro=future "
               "strumenti=tools esperienza=experience",
    "Portuguese": "os as um uma uns umas de do da dos das e em=in no na por para com se seu sua como mais ser "
                  "que=what qual=which quais=which quanto=how,much quem=who onde=where é=is são=are "
                  "ganha=earn salário=salary faz=duties precisa=need trabalho=job habilidades=skills estudos=education futuro=future "
                  "ferramentas=tools experiência=experience",
    "Dutch": "de het een en of van voor met op te aan bij zijn wordt worden ik men er om "
             "wat=what hoe=how veel=much welke=which wie=who waar=where is=is verdient=earn salaris=salary doet=duties nodig=need heeft=has "
             "beroep=job werk=work vaardigheden=skills opleiding=education toekomst=future gereedschap=tools ervaring=experience",
}  # fmt: skip
_GLOSSES = {
    language: {
        word: english.replace(",", " ") for word, _, english in (entry.partition("=") for entry in words.split())
    }
    for language, words in _WORDS.items()
}
_WORD = re.compile(r"[^\W\d_]+(?:-ce)?")
#: Least share of a question's words that are a language's own for it to be in that language, and how many they must be.
_SHARE, _LEAST = 0.25, 2
OTHER = "another language"


def language_of(question: str) -> str:
    """The language of a question that is not in English; empty for English and where it cannot be told."""
    letters = [c for c in question if c.isalpha()]
    if sum(c > "\u024f" for c in letters) > len(letters) / 2:
        return OTHER  # no Latin letters
    words = _WORD.findall(question.lower())
    hits = {language: [w for w in words if w in own and w not in STOPWORDS] for language, own in _GLOSSES.items()}
    language, found = max(hits.items(), key=lambda item: (len(item[1]), item[0]))
    english = sum(w in STOPWORDS and w not in _GLOSSES[language] for w in words)
    return language if len(found) >= max(_LEAST, _SHARE * len(words)) and len(found) > english else ""


def glossed(question: str, language: str) -> str:
    """The question with the words known of that language in English; what is not known stays, and is looked for as it is."""
    words = _GLOSSES.get(language, {})
    return " ".join(_WORD.sub(lambda m: words.get(m.group().lower(), m.group()), question.replace("¿", "")).split())
