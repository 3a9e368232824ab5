"""What the words of the records are called on a page: a table. The texts are translated where they are shown."""

from __future__ import annotations

from kb.words import later

LABELS: dict[str, str] = {
    # outcomes and states
    "completed": later("Completed"),
    "completed-with-deviations": later("Completed with deviations"),
    "rolled-back": later("Rolled back"),
    "aborted": later("Aborted"),
    "cancelled": later("Cancelled"),
    "resolved": later("Resolved"),
    "mitigated": later("Mitigated"),
    "ongoing": later("Ongoing"),
    "planned": later("Planned"),
    "under-way": later("Under way"),
    "log-missing": later("Log missing"),
    # results of steps
    "done": later("done"),
    "failed": later("failed"),
    "skipped": later("skipped"),
    "stopped": later("stopped"),
    "not-run": later("not run"),
    # how steps are done; a team's own words are shown as they are
    "hand": later("by hand"),
    "script": later("script"),
    # decisions
    "continue": later("Go on"),
    "abort": later("Abort"),
    "roll-back": later("Roll back"),
    "extend": later("Extend the window"),
    "postpone": later("Postpone"),
    "workaround": later("Work around"),
    "fix-forward": later("Fix forward"),
    "escalate": later("Escalate"),
    # pitfalls
    "data-loss": later("Data loss"),
    "outage": later("Outage"),
    "delay": later("Delay"),
    "nuisance": later("Nuisance"),
    "draft": later("Draft"),
    "active": later("Active"),
    "retired": later("Retired"),
    # how a pitfall was caught
    "brief": later("by the brief"),
    "detect": later("by detection"),
    "checklist": later("by a checklist"),
    "memory": later("from memory"),
    # checklists
    "read-do": later("Read, then do"),
    "do-confirm": later("Do, then confirm"),
    # usual pause points; a team's own names are shown as they are
    "before-announcing": later("Before announcing"),
    "week-before": later("The week before"),
    "day-before": later("The day before"),
    "before-start": later("Before the start"),
    "before-plan": later("Before the plan"),
    "before-apply": later("Before the apply"),
    "after-apply": later("After the apply"),
    "before-delete": later("Before deleting"),
    "after-delete": later("After deleting"),
    "at-decide-by": later("At the time to decide"),
    "before-going-home": later("Before going home"),
    "going-home": later("Going home"),
    "next-day": later("The next day"),
    # answers
    "yes": later("yes"),
    "no": later("no"),
    # kinds
    "windows": later("Windows"),
    "incidents": later("Incidents"),
    "pitfalls": later("Pitfalls"),
    "checklists": later("Checklists"),
    "systems": later("Systems"),
    "tools": later("Tools"),
    "window": later("Window"),
    "incident": later("Incident"),
    "pitfall": later("Pitfall"),
    "system": later("System"),
    "tool": later("Tool"),
    # detectors
    "terraform_plan": later("Terraform plan"),
    "error_text": later("Error text"),
    "steps": later("Order of steps"),
    "document": later("Runbook or script"),
}
