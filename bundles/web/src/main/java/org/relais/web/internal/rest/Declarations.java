package org.relais.web.internal.rest;

import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.jspecify.annotations.Nullable;
import org.relais.web.internal.permissions.Declaration;

/** What each operation of one application declares. Immutable. */
final class Declarations {

    static final Declarations NONE = new Declarations(Map.of());

    private static final Declaration NOTHING = Declaration.of();

    /** By identity: the runtime hands out the same objects with each request. */
    private final Map<OperationResourceInfo, Declaration> byOperation;

    private Declarations(Map<OperationResourceInfo, Declaration> byOperation) {
        this.byOperation = byOperation;
    }

    static Declarations of(List<ClassResourceInfo> classes) {
        Map<OperationResourceInfo, Declaration> found = new IdentityHashMap<>();
        for (ClassResourceInfo type : classes) {
            for (OperationResourceInfo operation : type.getMethodDispatcher().getOperationResourceInfos()) {
                found.put(
                        operation,
                        Declaration.of(
                                operation.getMethodToInvoke(), operation.getAnnotatedMethod(), type.getServiceClass()));
            }
        }
        return new Declarations(found);
    }

    Declaration of(@Nullable OperationResourceInfo operation) {
        return operation == null ? NOTHING : byOperation.getOrDefault(operation, NOTHING);
    }

    /** The methods that nobody may call, since they declare nothing. */
    Set<Method> missing() {
        return byOperation.entrySet().stream()
                .filter(entry -> entry.getValue().isMissing())
                .map(entry -> entry.getKey().getMethodToInvoke())
                .collect(Collectors.toUnmodifiableSet());
    }
}
