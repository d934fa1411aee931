A cluster of three nodes goes from 1.36 to 1.37, one node after the other. Source: Kubernetes documentation, "Upgrading kubeadm
clusters", "Upgrading Linux nodes"; cmd/kubeadm/app/cmd/upgrade.

  $ ssh control-plane
  $ kubeadm version -o short
  v1.36.2
  $ kubeadm upgrade plan
  [preflight] Running pre-flight checks.
  [upgrade/config] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [upgrade/config] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [upgrade] Running cluster health checks
  [upgrade] Fetching available versions to upgrade to
  [upgrade/versions] Cluster version: 1.36.2
  [upgrade/versions] kubeadm version: v1.36.2
  [upgrade/versions] Target version: v1.36.2
  [upgrade/versions] Latest version in the v1.36 series: v1.36.2
  
  Awesome, you're up-to-date! Enjoy!
  $ sed -i 's/v1.36/v1.37/' /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-mark unhold kubeadm; apt-get install -y -qq kubeadm='1.37.1-*' >/dev/null; apt-mark hold kubeadm
  Canceled hold on kubeadm.
  kubeadm set on hold.
  $ kubeadm version -o short
  v1.37.1
  $ kubeadm upgrade plan
  [preflight] Running pre-flight checks.
  [upgrade/config] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [upgrade/config] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [upgrade] Running cluster health checks
  [upgrade] Fetching available versions to upgrade to
  [upgrade/versions] Cluster version: 1.36.2
  [upgrade/versions] kubeadm version: v1.37.1
  [upgrade/versions] Target version: v1.37.1
  [upgrade/versions] Latest version in the v1.36 series: v1.36.2
  
  Components that must be upgraded manually after you have upgraded the control plane with 'kubeadm upgrade apply':
  COMPONENT   NODE            CURRENT   TARGET
  kubelet     control-plane   v1.36.2   v1.37.1
  kubelet     worker-1        v1.36.2   v1.37.1
  kubelet     worker-2        v1.36.2   v1.37.1
  
  Upgrade to the latest stable version:
  
  COMPONENT                 NODE            CURRENT   TARGET
  kube-apiserver            control-plane   v1.36.2   v1.37.1
  kube-controller-manager   control-plane   v1.36.2   v1.37.1
  kube-scheduler            control-plane   v1.36.2   v1.37.1
  kube-proxy                                v1.36.2   v1.37.1
  CoreDNS                                   v1.14.1   v1.14.1
  etcd                      control-plane   3.6.8-0   3.6.8-0
  
  You can now apply the upgrade by executing the following command:
  
  	kubeadm upgrade apply v1.37.1
  
  _____________________________________________________________________
  
  
  The table below shows the current state of component configs as understood by this version of kubeadm.
  Configs that have a "yes" mark in the "MANUAL UPGRADE REQUIRED" column require manual config upgrade or
  resetting to kubeadm defaults before a successful upgrade can be performed. The version to manually
  upgrade to is denoted in the "PREFERRED VERSION" column.
  
  API GROUP                 CURRENT VERSION   PREFERRED VERSION   MANUAL UPGRADE REQUIRED
  kubeproxy.config.k8s.io   v1alpha1          v1alpha1            no
  kubelet.config.k8s.io     v1beta1           v1beta1             no
  _____________________________________________________________________
  
  $ kubeadm upgrade apply v1.37.1
  [upgrade] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [upgrade] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [upgrade/preflight] Running preflight checks
  [upgrade] Running cluster health checks
  [upgrade/preflight] You have chosen to upgrade the cluster version to "v1.37.1"
  [upgrade/versions] Cluster version: v1.36.2
  [upgrade/versions] kubeadm version: v1.37.1
  [upgrade] Are you sure you want to proceed? [y/N]: 
  ! error: won't proceed; the user didn't answer (Y|y) in order to continue
  ! To see the stack trace of this error execute with --v=5 or higher
  [1]
  $ kubeadm upgrade apply v1.37.1 -y
  [upgrade] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [upgrade] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [upgrade/preflight] Running preflight checks
  [upgrade] Running cluster health checks
  [upgrade/preflight] You have chosen to upgrade the cluster version to "v1.37.1"
  [upgrade/versions] Cluster version: v1.36.2
  [upgrade/versions] kubeadm version: v1.37.1
  [upgrade/preflight] Pulling images required for setting up a Kubernetes cluster
  [upgrade/preflight] This might take a minute or two, depending on the speed of your internet connection
  [upgrade/preflight] You can also perform this action beforehand using 'kubeadm config images pull'
  [upgrade/control-plane] Upgrading your static Pod-hosted control plane to version "v1.37.1" (timeout: 5m0s)...
  [upgrade/etcd] Non fatal issue encountered during upgrade: the desired etcd version "3.6.8-0" is not newer than the currently installed "3.6.8-0". Skipping etcd upgrade
  [upgrade/staticpods] Writing new Static Pod manifests to "/etc/kubernetes/tmp/kubeadm-upgraded-manifests"
  [upgrade/staticpods] Preparing for "kube-apiserver" upgrade
  [upgrade/staticpods] Renewing apiserver certificate
  [upgrade/staticpods] Renewing apiserver-kubelet-client certificate
  [upgrade/staticpods] Renewing front-proxy-client certificate
  [upgrade/staticpods] Renewing apiserver-etcd-client certificate
  [upgrade/staticpods] Moving new manifest to "/etc/kubernetes/manifests/kube-apiserver.yaml" and backing up old manifest to "/etc/kubernetes/tmp/kubeadm-backup-manifests-2026-11-20-10-00-16/kube-apiserver.yaml"
  [upgrade/staticpods] Waiting for the kubelet to restart the component
  [upgrade/staticpods] This can take up to 5m0s
  [apiclient] Found 1 Pods for label selector component=kube-apiserver
  [upgrade/staticpods] Component "kube-apiserver" upgraded successfully!
  [upgrade/staticpods] Preparing for "kube-controller-manager" upgrade
  [upgrade/staticpods] Renewing controller-manager.conf certificate
  [upgrade/staticpods] Moving new manifest to "/etc/kubernetes/manifests/kube-controller-manager.yaml" and backing up old manifest to "/etc/kubernetes/tmp/kubeadm-backup-manifests-2026-11-20-10-00-16/kube-controller-manager.yaml"
  [upgrade/staticpods] Waiting for the kubelet to restart the component
  [upgrade/staticpods] This can take up to 5m0s
  [apiclient] Found 1 Pods for label selector component=kube-controller-manager
  [upgrade/staticpods] Component "kube-controller-manager" upgraded successfully!
  [upgrade/staticpods] Preparing for "kube-scheduler" upgrade
  [upgrade/staticpods] Renewing scheduler.conf certificate
  [upgrade/staticpods] Moving new manifest to "/etc/kubernetes/manifests/kube-scheduler.yaml" and backing up old manifest to "/etc/kubernetes/tmp/kubeadm-backup-manifests-2026-11-20-10-00-16/kube-scheduler.yaml"
  [upgrade/staticpods] Waiting for the kubelet to restart the component
  [upgrade/staticpods] This can take up to 5m0s
  [apiclient] Found 1 Pods for label selector component=kube-scheduler
  [upgrade/staticpods] Component "kube-scheduler" upgraded successfully!
  [upgrade/control-plane] The control plane instance for this node was successfully upgraded!
  [upload-config] Storing the configuration used in ConfigMap "kubeadm-config" in the "kube-system" Namespace
  [kubelet] Creating a ConfigMap "kubelet-config" in namespace kube-system with the configuration for the kubelets in the cluster
  [upgrade/kubelet-config] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"
  [upgrade/kubelet-config] The kubelet configuration for this node was successfully upgraded!
  [upgrade/bootstrap-token] Configuring bootstrap token and cluster-info RBAC rules
  [bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes
  [bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials
  [bootstrap-token] Configured RBAC rules to allow the csrapprover controller automatically approve CSRs from a Node Bootstrap Token
  [bootstrap-token] Configured RBAC rules to allow certificate rotation for all node client certificates in the cluster
  [addons] Applied essential addon: CoreDNS
  [addons] Applied essential addon: kube-proxy
  
  [upgrade] SUCCESS! A control plane node of your cluster was upgraded to "v1.37.1".
  
  [upgrade] Now please proceed with upgrading the rest of the nodes by following the right order.
  $ kubectl get pods -n kube-system -l tier=control-plane -o custom-columns=NAME:.metadata.name,IMAGE:.spec.containers[0].image
  NAME                                    IMAGE
  etcd-control-plane                      registry.k8s.io/etcd:3.6.8-0
  kube-apiserver-control-plane            registry.k8s.io/kube-apiserver:v1.37.1
  kube-controller-manager-control-plane   registry.k8s.io/kube-controller-manager:v1.37.1
  kube-scheduler-control-plane            registry.k8s.io/kube-scheduler:v1.37.1
  $ kubectl version | tail -1; kubectl get nodes
  Server Version: v1.37.1
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   15m   v1.36.2
  worker-1        Ready    <none>          15m   v1.36.2
  worker-2        Ready    <none>          15m   v1.36.2
  $ kubectl get cm kubeadm-config -n kube-system -o yaml | grep kubernetesVersion
      kubernetesVersion: v1.37.1
  $ kubectl get ds kube-proxy -n kube-system -o jsonpath='{.spec.template.spec.containers[0].image}{"\n"}'
  registry.k8s.io/kube-proxy:v1.37.1
  $ apt-mark unhold kubelet kubectl; apt-get install -y -qq kubelet='1.37.1-*' kubectl='1.37.1-*' >/dev/null; apt-mark hold kubelet kubectl; systemctl daemon-reload; systemctl restart kubelet; sleep 5; kubectl get nodes
  Canceled hold on kubelet.
  Canceled hold on kubectl.
  kubelet set on hold.
  kubectl set on hold.
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   16m   v1.37.1
  worker-1        Ready    <none>          16m   v1.36.2
  worker-2        Ready    <none>          16m   v1.36.2
  $ exit
  ! logout
  ! Connection to control-plane closed.
  $ kubectl drain worker-1 --ignore-daemonsets >/dev/null
  ! Warning: ignoring DaemonSet-managed Pods: kube-system/kube-proxy-kw859
  $ ssh worker-1
  $ kubeadm upgrade node
  [upgrade] Reading configuration from the "kubeadm-config" ConfigMap in namespace "kube-system"...
  [upgrade] Use 'kubeadm init phase upload-config kubeadm --config your-config-file' to re-upload it.
  [upgrade/preflight] Running pre-flight checks
  [upgrade/preflight] Skipping prepull. Not a control plane node.
  [upgrade/control-plane] Skipping phase. Not a control plane node.
  [upgrade/kubeconfig] Skipping phase. Not a control plane node.
  [upgrade/kubelet-config] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"
  [upgrade/kubelet-config] The kubelet configuration for this node was successfully upgraded!
  [upgrade/addon] Skipping the addon/coredns phase. Not a control plane node.
  [upgrade/addon] Skipping the addon/kube-proxy phase. Not a control plane node.
  $ sed -i 's/v1.36/v1.37/' /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-mark unhold kubeadm kubelet; apt-get install -y -qq kubeadm='1.37.1-*' kubelet='1.37.1-*' >/dev/null; apt-mark hold kubeadm kubelet
  Canceled hold on kubeadm.
  Canceled hold on kubelet.
  kubeadm set on hold.
  kubelet set on hold.
  $ kubeadm upgrade node | tail -5; systemctl restart kubelet; sleep 5
  [upgrade/kubeconfig] Skipping phase. Not a control plane node.
  [upgrade/kubelet-config] Writing kubelet configuration to file "/var/lib/kubelet/config.yaml"
  [upgrade/kubelet-config] The kubelet configuration for this node was successfully upgraded!
  [upgrade/addon] Skipping the addon/coredns phase. Not a control plane node.
  [upgrade/addon] Skipping the addon/kube-proxy phase. Not a control plane node.
  $ exit
  ! logout
  ! Connection to worker-1 closed.
  $ kubectl uncordon worker-1; kubectl get nodes
  node/worker-1 uncordoned
  NAME            STATUS   ROLES           AGE   VERSION
  control-plane   Ready    control-plane   16m   v1.37.1
  worker-1        Ready    <none>          16m   v1.37.1
  worker-2        Ready    <none>          16m   v1.36.2
  $ ssh control-plane kubeadm upgrade plan | tail -3
  [upgrade/versions] Latest version in the v1.37 series: v1.37.1
  
  Awesome, you're up-to-date! Enjoy!
