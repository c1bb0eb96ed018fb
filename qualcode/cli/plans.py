"""What commands that import print of their plans."""

from typing import TYPE_CHECKING

from qualcode.cli.output import print_notes, say

if TYPE_CHECKING:
    from qualcode.projects.plans import ImportPlan, PlannedFile
    from qualcode.projects.versions import NewVersion
    from qualcode.transcripts import Transcript


def show_plan(plan: "ImportPlan", *, in_full: bool) -> None:
    """Print for people what an import will do, in full with what was found in each file."""
    for file in plan.files:
        if file.imported and file.action in ("add", "update"):
            transcript = file.imported.transcript
            again = ", in place of the earlier version" if file.action == "update" else ""
            turns = f"{transcript.words} words, {len(transcript.turns)} turns, {len(file.codings)} codings"
            say(f"{file.name}: {turns}{again}")
            if in_full:
                _show_found(transcript)
            print_notes((*file.imported.notes, *file.notes), indent="  ")
            if file.version and in_full:
                show_carried(file.version, indent="  ")
        else:
            say(file.reason.message if file.reason else file.name)
            print_notes(file.notes, indent="  ")
    print_notes(plan.notes)


def _show_found(transcript: "Transcript") -> None:
    from qualcode.projects.found import found_in

    found = found_in(transcript)
    of = {"title": transcript.title, "language": found.language, "participant": transcript.participant or ""}
    say("  " + ", ".join(f"{name}: {value}" for name, value in (of | {"wave": transcript.wave}).items() if value))
    for speaker in found.speakers:
        say(f"  {speaker.name}: {speaker.role.value}, {speaker.turns} turns, {speaker.share:.0%} of the words")


def show_carried(version: "NewVersion", *, indent: str = "") -> None:
    """Print each coding and memo that a new version of a text moves, or that is to be looked at: before and after."""
    for carried in version.shown:
        state = "to be looked at" if carried.state == "review" else carried.state.value
        what = getattr(carried.before, "code", "memo")
        before, after = one_line(carried.before.quote), one_line(carried.after.quote)
        say(f"{indent}{state}: {what} ({carried.before.coder}): '{before}' → '{after}'")


def one_line(words: str, most: int = 70) -> str:
    """Return words as a line of so many characters at most."""
    flat = " ".join(words.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def version_as_json(version: "NewVersion") -> dict[str, object]:
    """Return for programs what a new version of a text does."""
    carried = [
        {
            "id": each.before.id,
            "state": each.state.value,
            "code": getattr(each.before, "code", None),
            "coder": each.before.coder,
            "before": each.before.quote,
            "after": each.after.quote,
        }
        for each in version.shown
    ]
    return {**version.facts, "carried": carried, "reopened": [mark.coder for mark in version.reopened]}


def plan_as_json(plan: "ImportPlan", *, dry_run: bool, without_refused: bool) -> object:
    """Return a plan for programs."""
    return {
        "dry_run": dry_run,
        "imported": not dry_run and (without_refused or not plan.refused),
        "files": [_file_as_json(file, in_full=dry_run) for file in plan.files],
        "participants": [person.id for person in plan.participants],
        "notes": [{"kind": note.kind, "message": note.message} for note in plan.notes],
    }


def _file_as_json(file: "PlannedFile", *, in_full: bool) -> dict[str, object]:
    shown: dict[str, object] = {
        "name": file.name,
        "action": file.action.value,
        "reason": file.reason.message if file.reason else "",
    }
    transcript = file.imported.transcript if file.imported and file.action in ("add", "update") else None
    shown |= {
        "transcript": transcript.id if transcript else None,
        "turns": len(transcript.turns) if transcript else 0,
        "codings": len(file.codings),
        "memos": len(file.memos),
    }
    if transcript and in_full:
        shown |= _found_as_json(transcript)
    if file.version:
        shown |= {"version": version_as_json(file.version)}
    notes = (*(file.imported.notes if file.imported and transcript else ()), *file.notes)
    return shown | {"notes": [{"kind": note.kind, "message": note.message} for note in notes]}


def _found_as_json(transcript: "Transcript") -> dict[str, object]:
    from qualcode.projects.found import found_in

    found = found_in(transcript)
    speakers = [
        {"name": s.name, "role": s.role.value, "turns": s.turns, "share": round(s.share, 3)} for s in found.speakers
    ]
    return {
        "title": transcript.title,
        "language": found.language,
        "words": found.words,
        "participant": transcript.participant,
        "wave": transcript.wave,
        "speakers": speakers,
    }
