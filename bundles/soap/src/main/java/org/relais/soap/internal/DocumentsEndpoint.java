package org.relais.soap.internal;

import jakarta.activation.DataHandler;
import jakarta.annotation.Resource;
import jakarta.jws.WebService;
import jakarta.xml.ws.WebServiceContext;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.relais.cases.CaseKey;
import org.relais.cases.Note;
import org.relais.documents.DocumentContent;
import org.relais.documents.DocumentErrors;
import org.relais.documents.DocumentId;
import org.relais.documents.DocumentView;
import org.relais.documents.Documents;
import org.relais.documents.NewDocument;
import org.relais.errors.Errors;
import org.relais.errors.IdempotencyKey;
import org.relais.errors.Parameters;
import org.relais.errors.RelaisException;
import org.relais.identity.Caller;
import org.relais.soap.internal.contract.documents.AddDocument;
import org.relais.soap.internal.contract.documents.AddDocumentResponse;
import org.relais.soap.internal.contract.documents.DocumentsPort;
import org.relais.soap.internal.contract.documents.GetDocument;
import org.relais.soap.internal.contract.documents.GetDocumentResponse;
import org.relais.soap.internal.contract.documents.ListDocuments;
import org.relais.soap.internal.contract.documents.ListDocumentsResponse;
import org.relais.soap.internal.contract.documents.WithdrawDocument;
import org.relais.soap.internal.contract.documents.WithdrawDocumentResponse;
import org.relais.spi.web.RequiresPermission;
import org.relais.spi.web.SoapEndpoint;
import org.relais.texts.LocalizedText;

/** Documents of cases, over SOAP with MTOM. Thread-safe. */
@Component(service = DocumentsEndpoint.class)
@SoapEndpoint(address = "/documents", wsdl = "wsdl/Documents.wsdl", attachments = true)
@WebService(
        serviceName = "Documents",
        portName = "DocumentsSoap12",
        targetNamespace = "urn:relais:documents",
        endpointInterface = "org.relais.soap.internal.contract.documents.DocumentsPort")
public final class DocumentsEndpoint implements DocumentsPort {

    /** Within the message a content is held in memory as a whole, and more than once. */
    private static final long LARGEST_INLINE = 1024 * 1024;

    private final Documents documents;

    /** Given by the JAX-WS runtime before the first request; answers for the request of the calling thread. */
    @Resource
    private @Nullable WebServiceContext context;

    @Activate
    public DocumentsEndpoint(@Reference Documents documents) {
        this.documents = documents;
    }

    @Override
    @RequiresPermission("document:add")
    public AddDocumentResponse addDocument(AddDocument request) {
        Parameters given = new Elements()
                .with("case", request.getCase())
                .with("name", request.getName())
                .with("visibility", request.getVisibility())
                .with("note", request.getNote())
                .parameters();
        String subject = given.required("case");
        String name = given.required("name");
        Note.@Nullable Visibility visibility = given.choice("visibility", Note.Visibility.class);
        @Nullable String note = given.optional("note");
        given.check();
        if (request.getContent() == null) {
            throw Errors.invalid("/content", new LocalizedText("Obligatoire.", "Required."));
        }
        try (InputStream content = request.getContent().getInputStream()) {
            NewDocument document =
                    new NewDocument(name, content, visibility == null ? Note.Visibility.INTERNAL : visibility, note);
            @Nullable IdempotencyKey key = IdempotencyKey.optional(request.getIdempotencyKey());
            DocumentView added = documents.add(caller(), CaseKey.of(subject), document, key);
            AddDocumentResponse response = new AddDocumentResponse();
            response.setDocument(DocumentXml.of(added));
            return response;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    @RequiresPermission("document:read")
    public GetDocumentResponse getDocument(GetDocument request) {
        DocumentContent content = documents.open(caller(), id(request.getId()));
        if (content.document().size() > LARGEST_INLINE && !asksWithAttachments()) {
            throw RelaisException.of(
                    DocumentErrors.TOO_LARGE,
                    new LocalizedText(
                            "Ce contenu n'est remis qu'en pièce jointe : envoyez la demande avec MTOM.",
                            "This content is handed out as an attachment alone: send the request with MTOM."));
        }
        GetDocumentResponse response = new GetDocumentResponse();
        response.setDocument(DocumentXml.of(content.document()));
        response.setContent(new DataHandler(new DocumentXml.Attached(content)));
        return response;
    }

    private boolean asksWithAttachments() {
        if (context == null
                || !(context.getMessageContext().get(MessageContext.HTTP_REQUEST_HEADERS)
                        instanceof Map<?, ?> headers)) {
            return false;
        }
        return headers.entrySet().stream()
                .filter(header -> "Content-Type".equalsIgnoreCase(String.valueOf(header.getKey())))
                .flatMap(header -> ((List<?>) header.getValue()).stream())
                .anyMatch(type -> String.valueOf(type).toLowerCase(Locale.ROOT).startsWith("multipart/"));
    }

    @Override
    @RequiresPermission("document:read")
    public ListDocumentsResponse listDocuments(ListDocuments request) {
        Parameters given = new Elements().with("case", request.getCase()).parameters();
        String subject = given.required("case");
        given.check();
        ListDocumentsResponse response = new ListDocumentsResponse();
        documents
                .list(caller(), CaseKey.of(subject))
                .forEach(document -> response.getItems().add(DocumentXml.of(document)));
        return response;
    }

    @Override
    @RequiresPermission("document:withdraw")
    public WithdrawDocumentResponse withdrawDocument(WithdrawDocument request) {
        Parameters given = new Elements().with("reason", request.getReason()).parameters();
        String reason = given.required("reason");
        given.check();
        WithdrawDocumentResponse response = new WithdrawDocumentResponse();
        response.setDocument(DocumentXml.of(documents.withdraw(caller(), id(request.getId()), reason)));
        return response;
    }

    private static DocumentId id(@Nullable String text) {
        return DocumentId.of(text == null ? "" : text);
    }

    private Caller caller() {
        return Callers.of(context);
    }
}
