/** What the app remembers about its user: settings and progress. */
@NullMarked
package dev.glassbox.app.settings;

import org.jspecify.annotations.NullMarked;
