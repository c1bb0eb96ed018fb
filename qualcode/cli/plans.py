"""What commands that import print of their plans."""

from typing import TYPE_CHECKING

from qualcode.cli.output import print_notes, say

if TYPE_CHECKING:
    from qualcode.projects.plans import ImportPlan, PlannedFile
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
