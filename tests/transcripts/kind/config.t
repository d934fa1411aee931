A configuration with several nodes, labels, a mapped port and a mount. Source: kind.sigs.k8s.io/docs/user/configuration
(nodes, extra mounts, extra port mappings, kubeadm config patches).

  $ mkdir data; echo from outside > data/note
  $ cat > kind.yaml <<EOF
  > kind: Cluster
  > apiVersion: kind.x-k8s.io/v1alpha4
  > name: dev
  > networking:
  >   apiServerPort: 6443
  > nodes:
  > - role: control-plane
  >   extraPortMappings:
  >   - containerPort: 30080
  >     hostPort: 8080
  > - role: worker
  >   labels:
  >     tier: front
  >   extraMounts:
  >   - hostPath: ./data
  >     containerPath: /data
  > - role: worker
  >   image: kindest/node:v1.36.1
  >   kubeadmConfigPatches:
  >   - |
  >     kind: JoinConfiguration
  >     nodeRegistration:
  >       kubeletExtraArgs:
  >         node-labels: "tier=back"
  > EOF
  $ kind create cluster --config kind.yaml -q; kubectl get nodes -L tier --no-headers | awk '{print $1, $3, $6}'
  dev-control-plane control-plane 
  dev-worker <none> front
  dev-worker2 <none> back
  $ docker ps --format '{{.Names}} {{.Ports}}' | sort
  dev-control-plane 127.0.0.1:6443->6443/tcp, 0.0.0.0:8080->30080/tcp, [::]:8080->30080/tcp
  dev-worker 
  dev-worker2 
  $ docker exec dev-worker cat /data/note
  from outside
  $ kubectl create deployment web --image=nginx:1.27; kubectl create service nodeport web --tcp=80 --node-port=30080; kubectl wait --for=condition=Available deployment/web
  deployment.apps/web created
  service/web created
  deployment.apps/web condition met
  $ curl -s localhost:8080 | grep title; curl -sm 2 localhost:8081 || echo nobody there
  <title>Welcome to nginx!</title>
  nobody there
  $ curl -sk https://127.0.0.1:6443/version | grep gitVersion
    "gitVersion": "v1.36.1",
  $ curl -s https://127.0.0.1:6443/version || echo $?
  60
