Services of a cluster in docker: node ports are at the node's own address. Source: minikube.sigs.k8s.io/docs/handbook/accessing.

  $ minikube start > /dev/null; kubectl create deployment web --image=nginx:1.27; kubectl create service nodeport web --tcp=80 --node-port=30080; kubectl create service clusterip inner --tcp=80; kubectl wait --for=condition=Available deployment/web
  deployment.apps/web created
  service/web created
  service/inner created
  deployment.apps/web condition met
  $ minikube service web --url; curl -s $(minikube service web --url) | grep title
  http://192.168.49.2:30080
  <title>Welcome to nginx!</title>
  $ minikube service web
  ┌───────────┬──────┬─────────────┬───────────────────────────┐
  │ NAMESPACE │ NAME │ TARGET PORT │            URL            │
  ├───────────┼──────┼─────────────┼───────────────────────────┤
  │ default   │ web  │ 80/80       │ http://192.168.49.2:30080 │
  └───────────┴──────┴─────────────┴───────────────────────────┘
  * Opening service default/web in default browser...
    http://192.168.49.2:30080
  $ minikube service list -n default
  ┌───────────┬────────────┬──────────────┬───────────────────────────┐
  │ NAMESPACE │    NAME    │ TARGET PORT  │            URL            │
  ├───────────┼────────────┼──────────────┼───────────────────────────┤
  │ default   │ inner      │ No node port │                           │
  │ default   │ kubernetes │ No node port │                           │
  │ default   │ web        │ 80/80        │ http://192.168.49.2:30080 │
  └───────────┴────────────┴──────────────┴───────────────────────────┘
  $ minikube service inner --url; minikube service none; minikube tunnel
  ! * service default/inner has no node port
  ! This lab opens no tunnel to a Service of type ClusterIP: make it a NodePort, or use kubectl port-forward.
  ! 
  ! X Exiting due to SVC_NOT_FOUND: Service 'none' was not found in 'default' namespace.
  ! You may select another namespace by using 'minikube service none -n <namespace>'. Or list out all the services using 'minikube service list'
  ! 
  ! X Exiting due to MK_USAGE: minikube tunnel is not part of this lab: use a NodePort ("minikube service NAME --url") or kubectl port-forward
  [14]
