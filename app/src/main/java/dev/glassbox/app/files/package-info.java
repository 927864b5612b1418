/** Where things lie: the user's folders and the files bundled with the app. */
@NullMarked
package dev.glassbox.app.files;

import org.jspecify.annotations.NullMarked;
