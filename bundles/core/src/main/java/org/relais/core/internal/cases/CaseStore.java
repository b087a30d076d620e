package org.relais.core.internal.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.relais.cases.CaseId;
import org.relais.cases.CaseKey;
import org.relais.cases.CaseLink;
import org.relais.cases.CaseQuery;
import org.relais.cases.CaseReference;
import org.relais.cases.CaseSummary;
import org.relais.cases.JournalEntry;
import org.relais.cases.LinkKind;
import org.relais.cases.Note;
import org.relais.cases.Page;
import org.relais.permissions.CaseSubject;
import org.relais.permissions.Visibility;

/** Where cases lie. Every method needs a running unit of work. */
public interface CaseStore {

    /** Adds a case just opened, with its first journal entry. */
    void add(StoredCase opened, JournalEntry first);

    Optional<StoredCase> find(CaseKey key);

    /**
     * Stores the state after a change together with its journal entry.
     *
     * @param before what {@link #find} answered in this unit of work
     */
    StoredCase change(StoredCase before, CaseState after, JournalEntry entry);

    /** Those that match and that the caller may know of. */
    Page<CaseSummary> search(CaseQuery query, Visibility visibility, Instant now);

    /** The same for somebody who does not ask how many there are: the total says nothing and costs nothing. */
    Page<CaseSummary> uncounted(CaseQuery query, Visibility visibility, Instant now);

    /** The first entries of a journal: those that were there when its length was read. */
    List<JournalEntry> journal(CaseId id, int length);

    void add(CaseId id, Note note);

    /** A note of this case. */
    Optional<Note> note(CaseId id, UUID note);

    /** The notes of a case, oldest first. */
    List<Note> notes(CaseId id);

    /** Takes away the texts of all notes of a case; how many had one. */
    int eraseNotes(CaseId id);

    /** From here to the end of the unit of work nobody else ties cases in a way that must close no circle. */
    void holdLinks();

    /** Ties a case to another one; false when they are tied like that already. */
    boolean link(CaseId from, LinkKind kind, CaseId to);

    /** What a case is tied to as far as the caller may know of it, oldest case first. */
    List<CaseLink> links(CaseId from, Visibility visibility);

    /** The cases that ties of this kind lead to from a case, one step, as far as the caller may know of them. */
    List<CaseId> linked(CaseId from, LinkKind kind, Visibility visibility);

    /** Which of these cases the caller may know of. */
    Set<CaseId> known(Collection<CaseId> cases, Visibility visibility);

    /** Open cases received before an instant and due at another or later, by id, from the one after {@code after} on. */
    List<CaseId> openBetween(Instant receivedBefore, Instant dueFrom, @Nullable CaseId after, int limit);

    /** Cases in which a reminder or an escalation is due, by id. */
    List<CaseId> stepsDue(Instant now, @Nullable CaseId after, int limit);

    /** Plans the next step of a case; that is no change of the case itself. */
    void plan(CaseId id, @Nullable Instant nextStepAt);

    /** The same by reference. */
    Set<CaseReference> knownReferences(Collection<CaseReference> references, Visibility visibility);

    /** Open cases that somebody has, oldest first. */
    List<HeldCase> heldBy(String account);

    /** Open cases of a department, oldest first. */
    List<CaseId> openIn(String department, int limit);

    /** Has a department open cases that belong to no service? */
    boolean hasOpenOfOffice(String department);

    /** An open case that somebody has, and what decides who may know of it. */
    record HeldCase(CaseId id, CaseReference reference, CaseSubject subject) {}
}
