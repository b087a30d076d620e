package org.relais.service.desk.internal.slips;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.calendar.WorkingCalendar;
import org.relais.directory.Office;
import org.relais.directory.OfficeDirectory;
import org.relais.service.desk.internal.catalogue.KnownService;
import org.relais.service.desk.internal.catalogue.ServiceStore;
import org.relais.spi.paper.Letter;
import org.relais.spi.paper.Printer;
import org.relais.spi.paper.SignedList;
import org.relais.texts.LocalizedText;

/**
 * Writes slips for partners: on paper, to be signed, and as data. One line for each form with its numbers and the person's initials, and
 * nothing clinical. Thread-safe.
 */
@Component(service = SlipPapers.class)
public final class SlipPapers {

    /** Namespace of the XML; its schema stands in the office guide. */
    static final String NAMESPACE = "urn:relais:slip";

    private static final LocalizedText TITLE = new LocalizedText("Bordereau de transmission %s", "Transmittal slip %s");

    private final Printer printer;
    private final ServiceStore services;
    private final OfficeDirectory directory;
    private final WorkingCalendar calendar;

    @Activate
    public SlipPapers(
            @Reference Printer printer,
            @Reference ServiceStore services,
            @Reference OfficeDirectory directory,
            @Reference WorkingCalendar calendar) {
        this.printer = printer;
        this.services = services;
        this.directory = directory;
        this.calendar = calendar;
    }

    /** @param lines in their order */
    byte[] pdf(KnownService service, StoredSlip slip, List<StoredLine> lines, Locale language) {
        Office office = directory.office();
        String title = TITLE.in(language).formatted(slip.name());
        Letter head = new Letter(
                List.of(office.name().in(language)),
                addressee(slip, language),
                title,
                List.of(
                        text("Service : %s", "Service: %s", language)
                                .formatted(service.name().in(language)),
                        made(slip, language)),
                language);
        return printer.print(new SignedList(
                head,
                slip.name(),
                Stream.of(
                                "N°",
                                text("N° du formulaire", "Form no.", language),
                                text("Initiales", "Initials", language),
                                text("N° d'enregistrement", "Registration no.", language))
                        .toList(),
                lines.stream()
                        .map(line -> List.of(
                                Integer.toString(line.line()),
                                line.formNumber(),
                                line.initials(),
                                line.form().value()))
                        .toList(),
                Stream.of(
                                text("Nombre de formulaires : %d", "Number of forms: %d", language)
                                        .formatted(lines.size()),
                                slip.hash() == null
                                        ? null
                                        : text("Empreinte (SHA-256) : %s", "Fingerprint (SHA-256): %s", language)
                                                .formatted(slip.hash()))
                        .filter(Objects::nonNull)
                        .toList(),
                List.of(
                        text("Remis par (nom, date, signature)", "Handed over by (name, date, signature)", language),
                        text("Reçu par (nom, date, signature)", "Received by (name, date, signature)", language))));
    }

    private List<String> addressee(StoredSlip slip, Locale language) {
        return services.destination(slip.service(), slip.destination())
                .map(destination -> Stream.concat(
                                Stream.of(destination.name().in(language)),
                                Stream.ofNullable(destination.address()).flatMap(String::lines))
                        .toList())
                .orElse(List.of(slip.destination()));
    }

    private String made(StoredSlip slip, Locale language) {
        String day = calendar.officeDay(Objects.requireNonNull(slip.frozenAt()))
                .format(DateTimeFormatter.ofPattern("d MMMM yyyy", language));
        return text("Établi par %s, arrêté le %s.", "Made by %s, frozen on %s.", language)
                .formatted(slip.made().by(), day);
    }

    private static String text(String french, String english, Locale language) {
        return new LocalizedText(french, english).in(language);
    }

    byte[] csv(StoredSlip slip, List<StoredLine> lines) {
        StringWriter text = new StringWriter();
        try (ICSVWriter csv = new CSVWriterBuilder(text)
                .withSeparator(';')
                .withLineEnd("\r\n")
                .build()) {
            csv.writeNext(new String[] {"slip", "line", "formNumber", "number", "initials"}, false);
            for (StoredLine line : lines) {
                csv.writeNext(
                        new String[] {
                            slip.name(),
                            Integer.toString(line.line()),
                            line.formNumber(),
                            line.form().value(),
                            line.initials()
                        },
                        false);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] xml(StoredSlip slip, List<StoredLine> lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("slip");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("number", slip.name());
            xml.writeAttribute("service", slip.service().value());
            xml.writeAttribute("destination", slip.destination());
            xml.writeAttribute("count", Integer.toString(lines.size()));
            if (slip.transmitted() != null && slip.hash() != null) {
                xml.writeAttribute("transmittedAt", slip.transmitted().at().toString());
                xml.writeAttribute("sha256", slip.hash());
            }
            for (StoredLine line : lines) {
                xml.writeEmptyElement("form");
                xml.writeAttribute("line", Integer.toString(line.line()));
                xml.writeAttribute("formNumber", line.formNumber());
                xml.writeAttribute("number", line.form().value());
                xml.writeAttribute("initials", line.initials());
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a slip always becomes XML", impossible);
        }
        return bytes.toByteArray();
    }
}
