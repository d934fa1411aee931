A node is a container: commands run in it, and what stops it takes the node away. Source:
kind.sigs.k8s.io/docs/user/quick-start; kubernetes.io/docs/concepts/architecture/nodes.

  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: control-plane\n- role: worker\n' | kind create cluster --name dev --config - -q
  $ docker exec dev-control-plane crictl ps -q --name kube-apiserver | wc -l; docker exec dev-worker systemctl is-active kubelet containerd
  1
  active
  active
  $ docker exec dev-control-plane kubectl get nodes -o name; docker exec dev-worker kubectl get nodes
  node/dev-control-plane
  node/dev-worker
  ! The connection to the server localhost:8080 was refused - did you specify the right host or port?
  [1]
  $ docker exec dev-worker sh -c 'journalctl -u kubelet | grep -c Started; ls /etc/kubernetes'
  1
  kubelet.conf
  manifests
  pki
  $ docker stop dev-worker; sleep 60; kubectl get nodes --no-headers | awk '{print $1, $2}'
  dev-worker
  dev-control-plane Ready
  dev-worker NotReady
  $ docker start dev-worker; sleep 20; kubectl get nodes --no-headers | awk '{print $1, $2}'
  dev-worker
  dev-control-plane Ready
  dev-worker Ready
  $ docker stop dev-control-plane; kubectl get nodes 2>&1 | sed 's/:[0-9]* was/:PORT was/'
  dev-control-plane
  The connection to the server 127.0.0.1:PORT was refused - did you specify the right host or port?
  $ docker start dev-control-plane; sleep 20; kubectl get nodes --no-headers | awk '{print $1, $2}'
  dev-control-plane
  dev-control-plane Ready
  dev-worker Ready
  $ kubectl --context kubernetes-admin@kubernetes get nodes --no-headers | awk '{print $1, $2}'
  control-plane Ready
  worker-1 Ready
  worker-2 Ready
