A worker leaves the cluster and joins it again. Source: Kubernetes documentation, "kubeadm reset", "kubeadm join", "Adding Linux
worker nodes".

  $ kubectl create deployment web --image=nginx --replicas=4; kubectl rollout status deployment web >/dev/null
  deployment.apps/web created
  $ kubectl drain worker-2 --ignore-daemonsets 2>/dev/null | tail -1
  node/worker-2 drained
  $ ssh worker-2 kubeadm join 192.168.56.10:6443 --token abcdef.0123456789abcdef --discovery-token-unsafe-skip-ca-verification
  [preflight] Running pre-flight checks
  ! error: error execution phase preflight: [preflight] Some fatal errors occurred:
  ! 	[ERROR FileAvailable--etc-kubernetes-kubelet.conf]: /etc/kubernetes/kubelet.conf already exists
  ! 	[ERROR Port-10250]: Port 10250 is in use
  ! 	[ERROR FileAvailable--etc-kubernetes-pki-ca.crt]: /etc/kubernetes/pki/ca.crt already exists
  ! [preflight] If you know what you are doing, you can make a check non-fatal with `--ignore-preflight-errors=...`
  ! To see the stack trace of this error execute with --v=5 or higher
  [2]
  $ ssh worker-2 kubeadm reset
  [preflight] Running pre-flight checks
  [reset] Are you sure you want to proceed? [y/N]: 
  ! [reset] WARNING: Changes made to this host by 'kubeadm init' or 'kubeadm join' will be reverted.
  ! error: aborted reset operation
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh worker-2 kubeadm reset -f
  [preflight] Running pre-flight checks
  [reset] Stopping the kubelet service
  [reset] Unmounting mounted directories in "/var/lib/kubelet"
  [reset] Deleting contents of directories: [/etc/kubernetes/manifests /var/lib/kubelet /etc/kubernetes/pki]
  [reset] Deleting files: [/etc/kubernetes/admin.conf /etc/kubernetes/super-admin.conf /etc/kubernetes/kubelet.conf /etc/kubernetes/bootstrap-kubelet.conf /etc/kubernetes/controller-manager.conf /etc/kubernetes/scheduler.conf]
  
  The reset process does not perform cleanup of CNI plugin configuration,
  network filtering rules and kubeconfig files.
  
  For information on how to perform this cleanup manually, please see:
      https://k8s.io/docs/reference/setup-tools/kubeadm/kubeadm-reset/
  
  $ ssh worker-2 "systemctl is-active kubelet; ls /etc/kubernetes; ls /var/lib/kubelet; crictl ps -q; ls /etc/cni/net.d"
  inactive
  manifests
  pki
  10-bridge.conflist
  $ sleep 60; kubectl get node worker-2
  NAME       STATUS                        ROLES    AGE   VERSION
  worker-2   NotReady,SchedulingDisabled   <none>   16m   v1.36.2
  $ kubectl delete node worker-2; kubectl get nodes
  node "worker-2" deleted
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   16m   v1.36.2
  worker-1        Ready    <none>          16m   v1.36.2
  $ ssh worker-2 systemctl start kubelet; sleep 3; ssh worker-2 "journalctl -u kubelet -o cat --no-pager | grep -o 'err=.*' | tail -1"
  err="failed to load kubelet config file, path: /var/lib/kubelet/config.yaml, error: failed to load Kubelet config file /var/lib/kubelet/config.yaml, error failed to read kubelet config file \"/var/lib/kubelet/config.yaml\", error: open /var/lib/kubelet/config.yaml: no such file or directory"
  $ ssh worker-2 kubeadm join 192.168.56.10:6443 --token abcdef.0123456789abcdef
  [preflight] Running pre-flight checks
  ! error: discovery.bootstrapToken: Invalid value: "": using token-based discovery without caCertHashes can be unsafe. Set unsafeSkipCAVerification as true in your kubeadm config file or pass --discovery-token-unsafe-skip-ca-verification flag to continue
  ! To see the stack trace of this error execute with --v=5 or higher
  [3]
  $ ssh worker-2 kubeadm join 192.168.56.10:6443 --token abcdef.0123456789abcdef --discovery-token-unsafe-skip-ca-verification
  [preflight] Running pre-flight checks
  ! error: error execution phase preflight: couldn't validate the identity of the API Server: could not find a JWS signature in the cluster-info ConfigMap for token ID "abcdef"
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh control-plane kubeadm token create abcdef.0123456789abcdef --print-join-command > join.sh
  $ ssh worker-2 kubeadm join 192.168.56.10:6443 --token abcdef.0123456789abcdef --discovery-token-ca-cert-hash sha256:1234
  [preflight] Running pre-flight checks
  ! error: error execution phase preflight: couldn't validate the identity of the API Server: cluster CA found in cluster-info ConfigMap is invalid: none of the public keys "sha256:f7114af280247fb465bd91bd17f448236cff55f278c0ca207662f134e2c1a020" are pinned
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh worker-2 kubeadm join 192.168.56.10:6553 --token abcdef.0123456789abcdef --discovery-token-ca-cert-hash sha256:1234
  [preflight] Running pre-flight checks
  ! error: error execution phase preflight: couldn't validate the identity of the API Server: Get "https://192.168.56.10:6553/api/v1/namespaces/kube-public/configmaps/cluster-info?timeout=10s": dial tcp 192.168.56.10:6553: connect: connection refused
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh worker-2 kubeadm join 192.168.56.10:6443 --token abcdef.aaaaaaaaaaaaaaaa --discovery-token-unsafe-skip-ca-verification
  [preflight] Running pre-flight checks
  ! error: error execution phase preflight: couldn't validate the identity of the API Server: failed to verify JWS signature of received cluster info object, can't trust this API Server
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ ssh worker-2 $(cat join.sh)
  [preflight] Running pre-flight checks
  [preflight] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [preflight] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [kubelet-start] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"
  [kubelet-start] Writing kubelet environment file with flags to file "/var/lib/kubelet/kubeadm-flags.env"
  [kubelet-start] Starting the kubelet
  [kubelet-check] Waiting for a healthy kubelet at http://127.0.0.1:10248/healthz. This can take up to 4m0s
  [kubelet-check] The kubelet is healthy after 1.000s
  [kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap
  
  This node has joined the cluster:
  * Certificate signing request was sent to apiserver and a response was received.
  * The Kubelet was informed of the new secure connection details.
  
  Run 'kubectl get nodes' on the control-plane to see this node join the cluster.
  
  $ sleep 15; kubectl get nodes
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   16m   v1.36.2
  worker-1        Ready    <none>          16m   v1.36.2
  worker-2        Ready    <none>          16s   v1.36.2
  $ kubectl scale deployment web --replicas=8 >/dev/null; sleep 20; kubectl get pods -o wide | grep -c worker-2
  4
  $ kubectl get pods -n kube-system -o wide --field-selector spec.nodeName=worker-2 --no-headers | awk '{print $2, $3}'
  1/1 Running
