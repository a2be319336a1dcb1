//go:build sources

// What is read, so that go.mod keeps it.
package main

import (
	_ "k8s.io/api/autoscaling/v2"
	_ "k8s.io/api/autoscaling/v2beta1"
	_ "k8s.io/api/core/v1"
	_ "k8s.io/apimachinery/pkg/apis/meta/v1"
)
