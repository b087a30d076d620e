package org.relais.core.internal.changes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.changes.OfficeArea;
import org.relais.identity.Caller;
import org.relais.spi.journal.PlugInJournal;

/** The part of the journal of the office that plug-ins write. Thread-safe. */
@Component
public final class PlugInArea implements PlugInJournal {

    private final OfficeJournal journal;

    @Activate
    public PlugInArea(@Reference OfficeJournal journal) {
        this.journal = journal;
    }

    @Override
    public void record(
            Caller caller, String subject, String action, Map<String, List<String>> changes, @Nullable String reason) {
        journal.record(caller, OfficeArea.PLUG_INS, subject, action, changes, reason);
    }
}
