package org.relais.spi.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Opens an operation for clients to everybody, without an account, on the method of a REST resource; nothing else does. There is no caller
 * then: {@code SecurityContext.getUserPrincipal()} answers null, whatever credentials the request carries. Whoever opens an operation
 * limits how often it can be used, and answers nothing that a stranger must not know.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenToPublic {

    /** Why it is open, for the description of the interface and whoever reviews it; an operation that gives no reason stays closed. */
    String value();
}
