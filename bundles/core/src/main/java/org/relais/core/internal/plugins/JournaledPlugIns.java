package org.relais.core.internal.plugins;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.core.internal.changes.OfficeJournal;
import org.relais.identity.Caller;
import org.relais.spi.persistence.UnitOfWork;
import org.relais.spi.plugins.PlugInListener;

/** Writes into the journal of the office that a version of a plug-in failed and was taken back. Thread-safe. */
@Component
public final class JournaledPlugIns implements PlugInListener {

    private static final Caller RELAIS = new Caller("relais", Set.of(), null);
    /** What the journal takes of a subject and of a reason. */
    private static final int SUBJECT_LENGTH = 200;

    private static final int REASON_LENGTH = 4000;

    private final UnitOfWork unitOfWork;
    private final OfficeJournal journal;

    @Activate
    public JournaledPlugIns(@Reference UnitOfWork unitOfWork, @Reference OfficeJournal journal) {
        this.unitOfWork = unitOfWork;
        this.journal = journal;
    }

    @Override
    public void takenBack(TakenBack event) {
        unitOfWork.execute(() -> {
            journal.record(
                    RELAIS,
                    OfficeArea.PLUG_INS,
                    first(event.id() + " " + event.version(), SUBJECT_LENGTH),
                    "take-back",
                    Map.of("version", List.of(event.version(), event.restored()), "file", List.of(event.file(), "")),
                    first(event.reason().fr() + " / " + event.reason().en(), REASON_LENGTH));
            return event;
        });
    }

    private static String first(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
