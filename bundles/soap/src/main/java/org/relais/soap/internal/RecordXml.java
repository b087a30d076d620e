package org.relais.soap.internal;

import java.util.List;
import org.relais.cases.Journal;
import org.relais.soap.internal.contract.Change;
import org.relais.soap.internal.contract.FigureItem;
import org.relais.soap.internal.contract.Figures;
import org.relais.soap.internal.contract.GetJournalResponse;
import org.relais.soap.internal.contract.JournalEntry;
import org.relais.soap.internal.contract.Note;

/** What is on record, journals, notes and figures, as the contract spells it. */
final class RecordXml {

    private RecordXml() {}

    static GetJournalResponse of(Journal journal) {
        GetJournalResponse element = new GetJournalResponse();
        element.getItems()
                .addAll(journal.entries().stream().map(RecordXml::entry).toList());
        element.setIntact(journal.intact());
        return element;
    }

    private static JournalEntry entry(org.relais.cases.JournalEntry entry) {
        JournalEntry element = new JournalEntry();
        element.setSequence(entry.sequence());
        element.setAt(CaseXml.text(entry.at()));
        element.setActor(entry.actor());
        element.setAction(entry.action());
        entry.changes().forEach((field, values) -> element.getChanges().add(change(field, values)));
        element.setReason(entry.reason());
        element.setHash(entry.hash());
        return element;
    }

    private static Change change(String field, List<String> oldAndNew) {
        Change element = new Change();
        element.setField(field);
        element.setOld(oldAndNew.get(0));
        element.setNew(oldAndNew.get(1));
        return element;
    }

    static Note of(org.relais.cases.Note note) {
        Note element = new Note();
        element.setId(note.id().toString());
        element.setAt(CaseXml.text(note.at()));
        element.setAuthor(note.author());
        element.setText(note.text());
        element.setVisibility(note.visibility().name());
        return element;
    }

    static Figures of(org.relais.figures.Figures figures) {
        Figures element = new Figures();
        element.setFrom(CaseXml.text(figures.from()));
        element.setTo(CaseXml.text(figures.to()));
        element.setZone(figures.zone().getId());
        element.setBy(figures.by().wireName());
        element.setContacts(figures.contacts());
        element.getItems().addAll(figures.items().stream().map(RecordXml::item).toList());
        return element;
    }

    private static FigureItem item(org.relais.figures.Figures.Item item) {
        FigureItem element = new FigureItem();
        element.setKey(item.key());
        element.setContacts(item.contacts());
        element.setCases(item.cases());
        return element;
    }
}
