Add-ons of a cluster that runs. Source: minikube.sigs.k8s.io/docs/handbook/addons, tutorial "Set up Ingress on Minikube".

  $ minikube start > /dev/null; minikube addons list | grep -e ADDON -e ingress -e storage
  │      ADDON NAME      │ PROFILE  │   STATUS   │       MAINTAINER       │
  │ default-storageclass │ minikube │ enabled ✅ │ Kubernetes             │
  │ ingress              │ minikube │ disabled   │ Kubernetes             │
  │ ingress-dns          │ minikube │ disabled   │ minikube               │
  │ storage-provisioner  │ minikube │ enabled ✅ │ minikube               │
  $ minikube addons enable ingress
  * ingress is an addon maintained by Kubernetes. For any concerns contact minikube on GitHub.
  You can view the list of minikube maintainers at: https://github.com/kubernetes/minikube/blob/master/OWNERS
    - Using image registry.k8s.io/ingress-nginx/controller:v1.14.1
    - Using image registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.5
  * Verifying ingress addon...
  * The 'ingress' addon is enabled
  $ kubectl create deployment web --image=nginx:1.27; kubectl expose deployment web --port=80; kubectl create ingress web --rule='web.test/*=web:80'; sleep 65; kubectl get ingress --no-headers | awk '{print $2, $3, $4}'
  deployment.apps/web created
  service/web exposed
  ingress.networking.k8s.io/web created
  nginx web.test 192.168.49.2
  $ curl -s --resolve web.test:80:$(minikube ip) http://web.test/ | grep title
  <title>Welcome to nginx!</title>
  $ minikube addons enable metrics-server | tail -1; sleep 60; kubectl top nodes --no-headers | awk '{print $1}'
  * The 'metrics-server' addon is enabled
  minikube
  $ minikube addons disable metrics-server; kubectl top nodes
  * "The 'metrics-server' addon is disabled
  ! error: Metrics API not available
  [1]
  $ minikube addons enable dashboard; minikube addons enable nothing
  ! 
  ! X Exiting due to MK_USAGE: the addon 'dashboard' is not part of this lab: default-storageclass, ingress, metrics-server, storage-provisioner are
  ! 
  ! X Exiting due to MK_ADDON_ENABLE: run callbacks: property name 'nothing' not found
  [10]
