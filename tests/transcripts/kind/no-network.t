Without kindnet, nodes wait for a network: the way to try another one. Source: kind.sigs.k8s.io/docs/user/configuration
(disable default CNI, kube-proxy mode, feature gates).

  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnetworking:\n  disableDefaultCNI: true\nnodes:\n- role: control-plane\n- role: worker\n' | kind create cluster --config - --wait 10s 2>&1 | grep -e CNI -e Ready -e WARN
   • Waiting ≤ 10s for control-plane = Ready ⏳  ...
   ✗ Waiting ≤ 10s for control-plane = Ready ⏳
   • WARNING: Timed out waiting for Ready ⚠️
  $ kubectl get nodes --no-headers | awk '{print $1, $2}'; kubectl get pods -A --no-headers | grep -c Pending
  kind-control-plane NotReady
  kind-worker NotReady
  3
  $ kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml | tail -1; kubectl wait --for=condition=Ready nodes --all --timeout=90s
  daemonset.apps/kube-flannel-ds created
  node/kind-control-plane condition met
  node/kind-worker condition met
  $ kind delete cluster 2>&1
  Deleting cluster "kind" ...
  Deleted nodes: ["kind-worker" "kind-control-plane"]
  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nfeatureGates:\n  InPlacePodVerticalScaling: false\nkubeadmConfigPatches:\n- |\n  kind: ClusterConfiguration\n  apiServer:\n    extraArgs:\n      enable-admission-plugins: NodeRestriction,AlwaysPullImages\n' | kind create cluster --config - -q; docker exec kind-control-plane grep -e feature-gates -e admission /etc/kubernetes/manifests/kube-apiserver.yaml
      - --feature-gates=InPlacePodVerticalScaling=false
      - --enable-admission-plugins=NodeRestriction,AlwaysPullImages
  $ kubectl run web --image=nginx:1.27 --image-pull-policy=IfNotPresent; kubectl get pod web -o jsonpath='{.spec.containers[0].imagePullPolicy}{"\n"}'
  pod/web created
  Always
