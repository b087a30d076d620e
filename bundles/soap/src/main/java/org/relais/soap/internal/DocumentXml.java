package org.relais.soap.internal;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentView;
import org.relais.soap.internal.contract.documents.Document;
import org.relais.soap.internal.contract.documents.Withdrawal;

/** Documents, as the contract spells them. */
final class DocumentXml {

    private DocumentXml() {}

    static Document of(DocumentView document) {
        Document element = new Document();
        element.setId(document.id().toString());
        element.setName(document.name());
        element.setType(document.type());
        element.setSize(document.size());
        element.setSha256(document.sha256());
        element.setStoredAt(CommonXml.text(document.storedAt()));
        element.setBy(document.by());
        element.setVisibility(document.visibility().name());
        element.setNote(document.note());
        element.setCase(CommonXml.optional((Object) document.caseReference()));
        element.setIntake(CommonXml.optional((Object) document.intake()));
        element.setExpiresAt(CommonXml.optional(document.expiresAt()));
        if (document.withdrawn() != null) {
            Withdrawal withdrawal = new Withdrawal();
            withdrawal.setAt(CommonXml.text(document.withdrawn().at()));
            withdrawal.setBy(document.withdrawn().by());
            withdrawal.setReason(document.withdrawn().reason());
            element.setWithdrawn(withdrawal);
        }
        return element;
    }

    /** A content that is read from its file while the answer is written. */
    record Attached(DocumentContent content) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            return content.source().open();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("a stored content does not change");
        }

        @Override
        public String getContentType() {
            return content.document().type();
        }

        @Override
        public String getName() {
            return content.document().name();
        }
    }
}
