@NullMarked
package org.relais.example.service.internal;

import org.jspecify.annotations.NullMarked;
