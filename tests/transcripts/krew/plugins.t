What the plugins of the bundled index do.
Source: the pages of each plugin: github.com/ahmetb/kubectx, ahmetb/kubectl-tree, itaysk/kubectl-neat, elsesiy/kubectl-view-secret, aquasecurity/kubectl-who-can, corneliusweig/rakkess, corneliusweig/ketall, FairwindsOps/rbac-lookup, stern/stern; the programs are scripts of our own.

  $ curl -fsSLO https://github.com/kubernetes-sigs/krew/releases/download/v0.5.0/krew-linux_amd64.tar.gz
  $ tar xzf krew-linux_amd64.tar.gz && ./krew-linux_amd64 install krew < /dev/null 2>/dev/null
  $ printf '#!/bin/bash\nexport PATH=~/.krew/bin:$PATH\nexec kubectl "$@"\n' > /usr/local/bin/kp; chmod +x /usr/local/bin/kp
  $ kp krew search | awk 'NR > 1 {print $1}' | kp krew install 2>&1 | grep -c 'Installed plugin'
  11
  $ kubectl create ns shop
  namespace/shop created
  $ kubectl create deploy web --image=nginx:1.27 --replicas=2
  deployment.apps/web created
  $ kubectl expose deploy web --port=80
  service/web exposed
  $ kubectl create secret generic one --from-literal=password=geheim
  secret/one created
  $ kubectl create secret generic two --from-literal=user=anna --from-literal=password=geheim -n shop
  secret/two created
ctx and ns
  $ kp ctx
  kubernetes-admin@kubernetes
  $ kubectl config set-context other --cluster=kubernetes --user=kubernetes-admin
  Context "other" created.
  $ kp ctx other
  ! Switched to context "other".
  $ kp ctx -c
  other
  $ kp ctx -
  ! Switched to context "kubernetes-admin@kubernetes".
  $ kp ctx nothing
  ! error: no context exists with the name: "nothing"
  [1]
  $ kp ctx second=other
  ! Context "other" renamed to "second".
  $ kp ctx -d second
  ! Deleting context "second"...
  $ kp ns
  default
  kube-node-lease
  kube-public
  kube-system
  shop
  $ kp ns shop
  ! Context "kubernetes-admin@kubernetes" modified.
  ! Active namespace is "shop".
  $ kp ns -c
  shop
  $ kp ns nothing
  ! error: no namespace exists with name "nothing"
  [1]
  $ kp ns -
  ! Context "kubernetes-admin@kubernetes" modified.
  ! Active namespace is "default".
view-secret
  $ kp view-secret one
  Viewing only available key: password
  geheim
  $ kp view-secret two -n shop
  Multiple sub keys found. Specify another argument, one of:
  -> password
  -> user
  $ kp view-secret two user -n shop
  anna
  $ kp view-secret two -a -n shop
  password='geheim'
  user='anna'
  $ kp view-secret two token -n shop
  ! Error: the secret key provided does not exist: "token"
  [1]
  $ kp view-secret three
  ! Error from server (NotFound): secrets "three" not found
  [1]
neat
  $ kp neat get -- pod -l app=web -o yaml | head -12
  apiVersion: v1
  kind: Pod
  metadata:
    generateName: web-766486c5b6-
    labels:
      app: web
      pod-template-hash: 766486c5b6
    name: web-766486c5b6-nrgx5
    namespace: default
    ownerReferences:
    - apiVersion: apps/v1
      blockOwnerDeletion: true
  $ kubectl get deploy web -o yaml | kp neat
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    labels:
      app: web
    name: web
    namespace: default
  spec:
    replicas: 2
    selector:
      matchLabels:
        app: web
    template:
      metadata:
        labels:
          app: web
      spec:
        containers:
        - image: nginx:1.27
          name: nginx
  $ kubectl get svc web -o json | kp neat | jq -c .
  {"apiVersion":"v1","kind":"Service","metadata":{"labels":{"app":"web"},"name":"web","namespace":"default"},"spec":{"ports":[{"port":80,"targetPort":80}],"selector":{"app":"web"}}}
  $ kubectl get pod -l app=web -o json | jq '.items[0]' | kp neat -o yaml
  apiVersion: v1
  kind: Pod
  metadata:
    generateName: web-766486c5b6-
    labels:
      app: web
      pod-template-hash: 766486c5b6
    name: web-766486c5b6-nrgx5
    namespace: default
    ownerReferences:
    - apiVersion: apps/v1
      blockOwnerDeletion: true
      controller: true
      kind: ReplicaSet
      name: web-766486c5b6
      uid: 9e8764b1-79df-4108-a50f-9e3ec0310a00
  spec:
    containers:
    - image: nginx:1.27
      name: nginx
tree and get-all
  $ kp tree deployment web
  NAMESPACE  NAME                          READY  REASON  AGE
  default    Deployment/web                -              5s
  default    └─ReplicaSet/web-766486c5b6   -              5s
  default      ├─Pod/web-766486c5b6-nrgx5  True           5s
  default      └─Pod/web-766486c5b6-zn77f  True           5s
  $ kp tree svc/web
  NAMESPACE  NAME                       READY  REASON  AGE
  default    Service/web                -              5s
  default    └─EndpointSlice/web-cpp65  -              5s
  $ kp tree deployment nothing
  ! Error from server (NotFound): deployments.apps "nothing" not found
  [1]
  $ kp tree deployment
  ! Error: accepts 2 arg(s), received 1
  [1]
  $ kp get-all -n shop
  NAME                        NAMESPACE  AGE
  configmap/kube-root-ca.crt  shop       6s
  secret/two                  shop       6s
  serviceaccount/default      shop       6s
  $ kp images -l app=web
  NAMESPACE  POD                   CONTAINER  IMAGE
  default    web-766486c5b6-nrgx5  nginx      nginx:1.27
  default    web-766486c5b6-zn77f  nginx      nginx:1.27
who-can, access-matrix, rbac-lookup
  $ kubectl create role reader --verb=get,list --resource=pods,deployments.apps -n shop
  role.rbac.authorization.k8s.io/reader created
  $ kubectl create rolebinding anna --role=reader --user=anna -n shop
  rolebinding.rbac.authorization.k8s.io/anna created
  $ kubectl create rolebinding bot --clusterrole=view --serviceaccount=shop:bot -n shop
  rolebinding.rbac.authorization.k8s.io/bot created
  $ kp who-can list pods -n shop | grep -v '^system:'
  ROLEBINDING  NAMESPACE  SUBJECT  TYPE            SA-NAMESPACE
  anna         shop       anna     User            
  bot          shop       bot      ServiceAccount  shop
  
  CLUSTERROLEBINDING                             SUBJECT                         TYPE            SA-NAMESPACE
  cluster-admin                                  system:masters                  Group           
  kubeadm:cluster-admins                         kubeadm:cluster-admins          Group           
  $ kp who-can create deployments.apps -n shop
  No subjects found with permissions to create deployments.apps assigned through RoleBindings
  
  CLUSTERROLEBINDING      SUBJECT                 TYPE   SA-NAMESPACE
  cluster-admin           system:masters          Group  
  kubeadm:cluster-admins  kubeadm:cluster-admins  Group  
  $ kp who-can get /healthz | head -1
  No subjects found with permissions to get /healthz assigned through RoleBindings
  $ kp who-can get nothings
  ! Error: resolving resource: the server doesn't have a resource type "nothings"
  [1]
  $ kp access-matrix -n shop --as anna | grep -v '✖.*✖.*✖.*✖'
  NAME                                    LIST  CREATE  UPDATE  DELETE
  pods                                    ✔     ✖       ✖       ✖
  deployments.apps                        ✔     ✖       ✖       ✖
  $ kp access-matrix -n shop --sa bot | grep -E 'NAME|^pods |secrets'
  NAME                                    LIST  CREATE  UPDATE  DELETE
  pods                                    ✔     ✖       ✖       ✖
  secrets                                 ✖     ✖       ✖       ✖
  $ kp rbac-lookup anna
  SUBJECT   SCOPE   ROLE
  anna      shop    Role/reader
  $ kp rbac-lookup nobody
  No RBAC Bindings found      
stern
  $ kubectl run talk --image=busybox:1.36 --restart=Never -- sh -c 'echo one; echo two'
  pod/talk created
  $ sleep 5; kp stern talk --no-follow
  talk talk one
  talk talk two
  ! + talk › talk
  $ kp stern nothing --no-follow
