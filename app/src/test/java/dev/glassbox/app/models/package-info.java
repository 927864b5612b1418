@org.jspecify.annotations.NullMarked
package dev.glassbox.app.models;
