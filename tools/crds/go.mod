module gitops-actions.local/tools/crds

go 1.26.3

// Not built: their CustomResourceDefinitions are read (tools/versions.json says which).
require (
	github.com/GoogleCloudPlatform/prometheus-engine v0.13.0
	github.com/argoproj/argo-cd/v3 v3.2.6
	github.com/argoproj/argo-rollouts v1.9.0
	github.com/external-secrets/external-secrets v1.3.2
	github.com/prometheus-operator/prometheus-operator v0.85.0
	github.com/vmware-tanzu/velero v1.17.1
	sigs.k8s.io/gateway-api v1.4.1
)
