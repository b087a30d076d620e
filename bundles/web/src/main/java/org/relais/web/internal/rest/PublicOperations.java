package org.relais.web.internal.rest;

import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.apache.cxf.jaxrs.impl.MetadataMap;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.URITemplate;

/** The operations that need no identity: those marked {@link PermitAll}, on the method or on its class. Immutable. */
final class PublicOperations {

    private record Operation(String method, URITemplate template) {}

    private final List<Operation> operations;

    private PublicOperations(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    static PublicOperations of(List<ClassResourceInfo> classes) {
        List<Operation> found = new ArrayList<>();
        for (ClassResourceInfo type : classes) {
            for (OperationResourceInfo operation : type.getMethodDispatcher().getOperationResourceInfos()) {
                if (isPublic(type, operation)) {
                    found.add(new Operation(operation.getHttpMethod(), template(type, operation)));
                }
            }
        }
        return new PublicOperations(found);
    }

    private static boolean isPublic(ClassResourceInfo type, OperationResourceInfo operation) {
        return operation.getHttpMethod() != null
                && (operation.getMethodToInvoke().isAnnotationPresent(PermitAll.class)
                        || operation.getAnnotatedMethod().isAnnotationPresent(PermitAll.class)
                        || type.getServiceClass().isAnnotationPresent(PermitAll.class));
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
