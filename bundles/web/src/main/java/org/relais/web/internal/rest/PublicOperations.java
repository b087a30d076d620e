package org.relais.web.internal.rest;

import java.util.ArrayList;
import java.util.List;
import org.apache.cxf.jaxrs.impl.MetadataMap;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.URITemplate;

/** The operations that need no identity: those that declare themselves open. Immutable. */
final class PublicOperations {

    private record Operation(String method, URITemplate template) {}

    private final List<Operation> operations;

    private PublicOperations(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    static PublicOperations of(List<ClassResourceInfo> classes, Declarations declarations) {
        List<Operation> found = new ArrayList<>();
        for (ClassResourceInfo type : classes) {
            for (OperationResourceInfo operation : type.getMethodDispatcher().getOperationResourceInfos()) {
                if (operation.getHttpMethod() != null
                        && declarations.of(operation).open()) {
                    found.add(new Operation(operation.getHttpMethod(), template(type, operation)));
                }
            }
        }
        return new PublicOperations(found);
    }

    private static URITemplate template(ClassResourceInfo type, OperationResourceInfo operation) {
        String path = type.getURITemplate().getValue() + "/"
                + operation.getURITemplate().getValue();
        String collapsed = path.replaceAll("/+", "/");
        return new URITemplate(
                collapsed.length() > 1 && collapsed.endsWith("/")
                        ? collapsed.substring(0, collapsed.length() - 1)
                        : collapsed);
    }

    /** Whether anybody may call this; {@code path} starts with a slash and is relative to {@code /api/v1}. */
    boolean allow(String method, String path) {
        for (Operation operation : operations) {
            MetadataMap<String, String> groups = new MetadataMap<>();
            if (operation.method().equals(method)
                    && operation.template().match(path, groups)
                    && isWhole(groups.getFirst(URITemplate.FINAL_MATCH_GROUP))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(String rest) {
        return rest == null || rest.isEmpty() || "/".equals(rest);
    }
}
