A port of the machine belongs to one container at a time: the second cluster is not made, and nothing of it is left.
Source: kind.sigs.k8s.io/docs/user/known-issues; docs.docker.com/engine/network/port-publishing.

  $ printf 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes:\n- role: control-plane\n  extraPortMappings:\n  - containerPort: 80\n    hostPort: 80\n' > web.yaml
  $ kind create cluster --name one --config web.yaml -q
  $ kind create cluster --name two --config web.yaml 2>&1 | grep -v -e '^ERROR' | sed 's/endpoint two-control-plane ([0-9a-f]*)/endpoint ID/'
  Creating cluster "two" ...
   • Ensuring node image (kindest/node:v1.36.1) 🖼  ...
   ✓ Ensuring node image (kindest/node:v1.36.1) 🖼
   • Preparing nodes 📦   ...
   ✗ Preparing nodes 📦 
  Command Output: docker: Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint ID: Bind for 0.0.0.0:80 failed: port is already allocated
  
  Run 'docker run --help' for more information
  $ kind get clusters; docker ps -a --format '{{.Names}}'
  one
  one-control-plane
  $ kind create cluster --name two --config web.yaml --retain 2>&1 | grep -c 'port is already allocated'; docker ps -a --format '{{.Names}}'; kubectl config get-contexts -o name
  1
  one-control-plane
  kind-one
  kubernetes-admin@kubernetes
  $ docker run -d --name squatter -p 8080:80 nginx:1.27 > /dev/null 2>&1; sed 's/hostPort: 80/hostPort: 8080/' web.yaml | kind create cluster --name three --config - 2>&1 | grep -o 'Bind for .*'
  Bind for 0.0.0.0:8080 failed: port is already allocated
