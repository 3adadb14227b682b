from itertools import pairwise

import pytest

from subgen.text.english import asks, english_break_cost, english_break_costs, tidy


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("done. Then", "done, then"),
        ("done, then", "done then"),
        ("train and", "and train"),
        ("data in", "in data"),
        ("model which", "the model"),
        ("data is", "is trained"),
        ("say he", "he says"),
        ("models of", "of models"),
        ("data models", "many models"),
        ("data models", "Zhao Yun"),
        ("data models", "7 billion"),
        ('said." Then', "said Then"),
        ("so: first", "so first"),
        ("wait… then", "wait then"),
        ("you, and", "you, teacher,"),
        ("you, teacher", "you, teacher."),
    ],
)
def test_one_place_is_better_than_another(better, worse):
    assert english_break_cost(*better.split()) < english_break_cost(*worse.split())


@pytest.mark.parametrize("text", ["Mr. Li", "Dr. Wang", "(e.g. this", "No. 5", "U.S. banks"])
def test_an_abbreviation_ends_nothing(text):
    assert english_break_cost(*text.split()) == 100


@pytest.mark.parametrize("before", ["3.5", "U.S", "v1.0", "(3.5)"])
def test_a_dot_inside_a_word_is_no_full_stop(before):
    assert english_break_cost(before, "percent") > 0


@pytest.mark.parametrize(
    ("text", "question", "result"),
    [
        ("we train models", False, "We train models."),
        ("We train models,", False, "We train models."),
        ("cross-validation works", False, "Cross-validation works."),
        ("--help works", False, "--help works."),
        ("we train models!", False, "We train models!"),
        ("wait …", False, "Wait …"),
        ("do you know", True, "Do you know?"),
        ("do you know.", True, "Do you know?"),
        ("do you know?", True, "Do you know?"),
        ('he said "go"', False, 'He said "go."'),
        ('"go home', False, '"Go home.'),
        ("so, we train", False, "So, we train."),
        ("don't go", False, "Don't go."),
        ("iPhone sells", False, "iPhone sells."),
        ("user_id is the key", False, "user_id is the key."),
        ("p(y|x) is it", False, "p(y|x) is it."),
        ("3 models", False, "3 models."),
        ("y = ax + b is a line", False, "y = ax + b is a line."),
    ],
)
def test_a_sentence_begins_large_and_ends_with_a_mark(text, question, result):
    assert " ".join(tidy(text.split(), question=question)) == result


def test_no_words_stay_none():
    assert tidy([], question=True) == []


@pytest.mark.parametrize(
    ("chinese", "english", "ends"),
    [
        ("换成了 dino v two 的", "with a dino v two | and then", "dino v two"),
        ("这个 self supervised learning 很好", "this self supervised learning, | which", "learning,"),
        ("用 print() now 打印", "we use print() now | to see", "now"),
        ("这个 tokenizer the toizer 是一个", "this tokenizer, | the toizer is one", "tokenizer,"),
        ("用 replace to 换掉", "we use replace to | for this", "to"),
    ],
)
def test_a_term_stays_together_and_is_a_noun(chinese, english, ends):
    words = english.replace("| ", "").split()
    best = len(english.split(" |")[0].split()) - 1
    costs = english_break_costs(words, chinese)
    assert words[best] == ends.split()[-1]
    assert costs[best] == min(costs)
    inside = range(best - len(ends.split()) + 1, best)
    assert all(costs[index] == 100 for index in inside)


@pytest.mark.parametrize("chinese", ["", "没有", "we go on and on and so does he", "on，and"])
def test_what_is_no_term_breaks_as_english_does(chinese):
    words = ["we", "go", "on", "and", "on,", "and", "so", "does", "he"]
    assert english_break_costs(words, chinese) == [english_break_cost(a, b) for a, b in pairwise(words)]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("What is it?", True),
        ('He said: "What is it?"', True),
        ("What is it", False),
        ("What? No.", False),
        ("", False),
    ],
)
def test_a_question_is_told_by_its_last_mark(text, question):
    assert asks(text.split()) is question
