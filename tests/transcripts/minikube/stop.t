A cluster that is stopped keeps what it has. Source: minikube.sigs.k8s.io/docs/handbook/controls.

  $ minikube start > /dev/null; kubectl create deployment web --image=nginx:1.27; kubectl wait --for=condition=Available deployment/web
  deployment.apps/web created
  deployment.apps/web condition met
  $ minikube stop; minikube status; kubectl get nodes; minikube ip
  * Stopping node "minikube"  ...
  * Powering off "minikube" via SSH ...
  * 1 node stopped.
  minikube
  type: Control Plane
  host: Stopped
  kubelet: Stopped
  apiserver: Stopped
  kubeconfig: Stopped
  
  ! The connection to the server localhost:8080 was refused - did you specify the right host or port?
  ! * The control-plane node minikube host is not running: state=Stopped
  !   To start a cluster, run: "minikube start"
  [89]
  $ minikube start | tail -3; kubectl wait --for=condition=Ready node/minikube; kubectl get deployment web --no-headers | awk '{print $1, $2}'
    - Using image gcr.io/k8s-minikube/storage-provisioner:v5
  * Enabled addons: storage-provisioner, default-storageclass
  * Done! kubectl is now configured to use "minikube" cluster and "default" namespace by default
  node/minikube condition met
  web 1/1
