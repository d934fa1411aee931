Upgrades that kubeadm refuses. Source: Kubernetes documentation, "Version Skew Policy", "Upgrading kubeadm clusters";
cmd/kubeadm/app/phases/upgrade/policy.go.

  $ ssh control-plane
  $ kubeadm upgrade apply v1.37.1 -y 2>&1 | tail -6
  error: [upgrade/version] FATAL: the --version argument is invalid due to these errors:
  
  	- Specified version to upgrade to "v1.37.1" is at least one minor release higher than the kubeadm minor release (37 > 36). Such an upgrade is not supported
  
  Can be bypassed if you pass the --force flag
  To see the stack trace of this error execute with --v=5 or higher
  $ kubeadm upgrade apply v1.38.0 -y 2>&1 | grep -e '- '
  	- Specified version to upgrade to "v1.38.0" is too high; kubeadm can upgrade only 1 minor version at a time
  	- Specified version to upgrade to "v1.38.0" is at least one minor release higher than the kubeadm minor release (38 > 36). Such an upgrade is not supported
  	- Specified version to upgrade to "v1.38.0" does not exist
  $ kubeadm upgrade apply v1.36.1 -y 2>&1 | grep -e '- '
  	- Specified version to upgrade to "v1.36.1" is lower than the cluster version "v1.36.2"
  $ kubeadm upgrade apply
  ! error: missing one or more required arguments. Required arguments: [version]
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ mv /etc/kubernetes/manifests/kube-scheduler.yaml /root/; sleep 20; kubeadm upgrade plan
  [preflight] Running pre-flight checks.
  [upgrade/config] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [upgrade/config] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [upgrade] Running cluster health checks
  ! error: [preflight] Some fatal errors occurred:
  ! 	[ERROR StaticPodManifest]: manifest files not found: [/etc/kubernetes/manifests/kube-scheduler.yaml]
  ! [preflight] If you know what you are doing, you can make a check non-fatal with `--ignore-preflight-errors=...`
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ mv /root/kube-scheduler.yaml /etc/kubernetes/manifests/; mv /etc/kubernetes/manifests/kube-apiserver.yaml /root/; sleep 30; kubeadm upgrade plan
  [preflight] Running pre-flight checks.
  [upgrade/config] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [upgrade/config] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  ! error: Get "https://192.168.56.10:6443/api/v1/namespaces/kube-system/configmaps/kubeadm-config": dial tcp 192.168.56.10:6443: connect: connection refused
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ mv /root/kube-apiserver.yaml /etc/kubernetes/manifests/; sleep 30
  $ exit
  ! logout
  ! Connection to control-plane closed.
  $ ssh worker-1 kubeadm upgrade plan
  ! error: couldn't create a Kubernetes client from file "/etc/kubernetes/admin.conf": failed to load admin kubeconfig: open /etc/kubernetes/admin.conf: no such file or directory
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh worker-1 kubeadm frobnicate
  ! error: unknown command "frobnicate" for "kubeadm"
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
