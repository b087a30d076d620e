package org.relais.services;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.relais.identity.Caller;
import org.relais.texts.LocalizedText;

/**
 * Transmittal slips and their reconciliation. A slip is named by its id or, once it has one, by its number. Thread-safe; every method is
 * one database transaction, or joins the running unit of work. All methods throw {@link org.relais.errors.RelaisException}:
 * {@code not-found}, {@code forbidden}, {@code invalid-request}.
 */
@ProviderType
public interface TransmittalSlips {

    /** The open slip of a destination; made when there is none, so that asking again answers the same one. */
    SlipView open(Caller caller, ServiceId service, String destination);

    SlipView get(Caller caller, ServiceId service, String slip);

    /** The slips of a service, those that are not closed first, then the newest; at most 200. No state means every state. */
    List<SlipView.SlipSummary> list(Caller caller, ServiceId service, Set<SlipState> states);

    /**
     * @param expectedRevision when present and no longer current, nothing happens and {@code stale-revision} is thrown
     * @throws org.relais.errors.RelaisException {@code action-not-allowed}; {@code slip-empty}; {@code slip-full}; {@code slip-difference},
     *     whose member {@code difference} names the forms that are not accounted for; {@code form-not-on-slip};
     *     {@code form-not-complete} for a form that cannot be added, with its state; {@code slip-already-open} when another slip of the
     *     destination is open and has forms or a number (one that has neither gives way to the one that is opened again)
     */
    SlipView execute(Caller caller, ServiceId service, String slip, SlipCommand command, OptionalLong expectedRevision);

    /** What happened to a slip. A command that changes nothing leaves no event, and a slip from before there were any has none. */
    SlipHistory history(Caller caller, ServiceId service, String slip);

    /**
     * Takes in the list that a partner has sent back, line by line: what is right counts, what is wrong is named and changes nothing. The
     * same list again changes nothing.
     *
     * @param csv UTF-8, separated by commas or semicolons, with a first line that names the columns {@code formNumber} (or {@code number},
     *     ours), {@code outcome} (a {@link LineOutcome} but PENDING), {@code code} and {@code reason}; at most 1 MB
     * @throws org.relais.errors.RelaisException {@code action-not-allowed} for a slip that is not handed over or closed;
     *     {@code invalid-request} when the first line is not what it should be
     */
    Reconciliation reconcile(Caller caller, ServiceId service, String slip, InputStream csv);

    /** Every form that was handed over and is not accounted for, those that wait longest first; at most 1000. */
    List<Difference> differences(Caller caller, ServiceId service);

    /**
     * A frozen or transmitted slip on paper or as data.
     *
     * @throws org.relais.errors.RelaisException {@code action-not-allowed} for an open slip
     */
    SlipDocument document(Caller caller, ServiceId service, String slip, SlipFormat format, Locale language);

    /**
     * The history of a slip.
     *
     * @param events oldest first
     * @param intact false when an event was altered, removed or inserted
     */
    record SlipHistory(List<SlipEvent> events, boolean intact) {
        public SlipHistory {
            events = List.copyOf(events);
        }
    }

    /** What a slip can be written as. */
    enum SlipFormat {
        /** To be printed and signed. */
        PDF("application/pdf"),
        /** For partners: one line for each form. */
        CSV("text/csv"),
        /** For partners. */
        XML("application/xml");

        private final String mediaType;

        SlipFormat(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** @param name of a file, with its ending */
    record SlipDocument(String name, SlipFormat format, byte[] content) {}

    /**
     * What came of a partner's list.
     *
     * @param taken lines that said something new
     * @param known lines that said what was written down already
     * @param refused lines that are wrong
     */
    record Reconciliation(int taken, int known, List<RefusedLine> refused, SlipView slip) {
        public Reconciliation {
            refused = List.copyOf(refused);
        }
    }

    /** @param line in the file, the first line being 1 */
    record RefusedLine(long line, LocalizedText detail) {}

    /** A form that is not accounted for, and on which slip. */
    record Difference(RegistrationNumber slip, String destination, Instant transmittedAt, SlipView.Line line) {}
}
