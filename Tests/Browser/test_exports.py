"""What `podium export` writes, as the libraries of engines read it."""

import json

import pytest

from server import run_podium

FORMATS = {
    "podium": {"prompt", "completions", "rankings"},
    "trl": {"prompt", "chosen", "rejected", "margin"},
    "sft": {"messages"},
    "kto": {"prompt", "completion", "label"},
    "hh": {"chosen", "rejected"},
    "nemo": {"context", "completions"},
    "rewardbench": {"id", "prompt", "chosen", "rejected", "subset"},
}
ODD_TEXTS = ["\u2028\u2029", "👩‍👩‍👧‍👦", 'a"b\\c\x7f\x01', "x" * 100_000, "\ufeffbom"]


@pytest.fixture(scope="session")
def exported(make_once):
    """`exported / FORMAT` is the file of that export, of a project with odd texts, ties, several labelers and demonstrations."""

    def make(folder):
        data = ("--data", folder / "data")
        for slug, preset in [("judged", "ranking"), ("written", "demonstration")]:
            run_podium("project", "create", slug, "--preset", preset, "--overlap", "2", *data)
        lines = [
            {"prompt": f"{place} {text}", "completions": [{"text": text, "model": "m"}, {"text": "b"}, {"text": "c"}],
             "rankings": [{"labeler": "anna", "ranks": [1, 2, 2]}, {"labeler": "ben", "ranks": [3, 1, 2]}]}
            for place, text in enumerate(ODD_TEXTS)]
        written = [
            {"messages": [{"role": "user", "content": text}, {"role": "assistant", "content": "Ideal: " + text}], "labeler": "anna"}
            for text in ODD_TEXTS]
        for slug, rows in [("judged", lines), ("written", written)]:
            (folder / f"{slug}.ndjson").write_text("".join(json.dumps(row) + "\n" for row in rows))
            run_podium("import", "--project", slug, folder / f"{slug}.ndjson", *data)
        for name in FORMATS:
            slug = "written" if name == "sft" else "judged"
            run_podium("export", "--project", slug, "--format", name, "--out", folder, *data)
            (folder / f"{slug}-{name}.ndjson").rename(folder / name)

    return make_once("exported", make)


@pytest.mark.parametrize("name", FORMATS)
def test_datasets_reads_each_format(exported, name, monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets

    path = str(exported / name)
    rows = datasets.load_dataset("json", data_files=path, cache_dir=str(tmp_path))["train"]
    assert FORMATS[name] <= set(rows.column_names)
    written = [json.loads(line) for line in open(path, encoding="utf-8")]
    assert len(rows) == len(written) > 0
    for row, line in zip(rows, written):
        for column in FORMATS[name]:
            assert row[column] == line[column] or name == "podium", column


def test_transformers_of_rows_agree_on_who_is_better(exported):
    read = lambda name: [json.loads(line) for line in open(exported / name, encoding="utf-8")]
    pairs = {(row["prompt"][-1]["content"], row["chosen"][-1]["content"], row["rejected"][-1]["content"]) for row in read("trl")}
    bench = {(row["prompt"][-1]["content"], row["chosen"][-1]["content"], row["rejected"][-1]["content"]) for row in read("rewardbench")}
    nemo = {
        (row["context"][-1]["content"], *(side["completion"][-1]["content"] for side in sorted(row["completions"], key=lambda side: side["rank"])))
        for row in read("nemo")}
    assert pairs == bench == nemo
    # anna: the odd text over b and over c; ben: b over c over the odd text. Each once for its labeler.
    assert len(pairs) == 5 * len(ODD_TEXTS) and len(read("trl")) == 5 * len(ODD_TEXTS)
    desirable = {(row["prompt"][-1]["content"], row["completion"][-1]["content"]) for row in read("kto") if row["label"]}
    assert desirable <= {(prompt, chosen) for prompt, chosen, _ in pairs}
