"""Runs suites and gathers what they found, with where it came from. The interface that a suite has to keep:

1. ``evals/tasks/NAME.py`` (knows Inspect) has ``tasks(setup: evals.setup.Setup) -> Sequence[inspect_ai.Task]``: one
   task or several, each ``Task(name=…, dataset=…, solver=…, scorer=…, metadata={"mode": …})``, and beside it a function
   of the same content under ``@task`` for Inspect's own command line. What it needs is there:

   - ``setup.mode``, ``setup.parts`` (for ``app.pipeline.answer``), ``setup.find`` (retrieval to a depth),
     ``setup.split`` (dev unless ``full``), ``setup.draw(samples, {Mode.SMOKE: 6, Mode.QUICK: 60}, group)``;
   - ``evals.tasks.dataset.sample(id, question, history=…, language=…, about={…}, source=…)``: an Inspect sample.
     ``id`` is unique over all suites and the same from release to release (``bias-gender-t01-…``). ``about`` holds
     text by name; ``source`` is the dataset's own pydantic line, which scorers get back;
   - ``evals.tasks.solver.ask(setup.parts)``: asks the coach the sample's question, and keeps the whole answer. A solver
     of one's own (five turns, pairs) calls ``await put(question, parts)`` for each question and ``keep(state, answer)``
     for each answer to be kept. The coach's exceptions go through: Inspect records them, the suite counts them;
   - ``evals.tasks.scoring.measured(judge, measures)``: the Inspect scorer over a pure function
     ``judge(sampled: Sampled) -> Mapping[str, Sequence[Score]]`` (``evals.scorers``); a score a sentence is fine.

2. ``evals/suites/NAME.py`` (doesn't) has ``suite(ran: Sequence[evals.sampled.Ran]) -> evals.results.Suite``: figures,
   a ``Case`` for each sample (``evals.suites.cases``) and what was not measured. ``evals.suites.figures`` has shares
   of questions or sentences with intervals and percentiles of times. A sample with ``error`` has no scores: give it
   the score of a failure where the figure is of questions, never leave it out.

3. A line in ``evals.tasks.plans.plans``: ``"NAME": Plan(NAME.tasks, suite_of_NAME)``.

Not here: gates, baselines and reports, which read the ``Run`` (``evals.command`` calls them after it).
"""
