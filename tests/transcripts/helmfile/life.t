helmfile over the bundled charts: what is there is made what the file says, in the order of needs.
Source: https://helmfile.readthedocs.io/en/latest/ and cmd, pkg/app, pkg/state of helmfile 1.7; the output of diff is that of databus23/helm-diff 3.

  $ helmfile list
  ! no state file found. It must be named helmfile.d/*.{yaml,yml,yaml.gotmpl,yml.gotmpl}, helmfile.yaml, or helmfile.yaml.gotmpl, otherwise specified with the --file flag or HELMFILE_FILE_PATH environment variable
  [1]
  $ cat > helmfile.yaml <<'END'
  > repositories:
  > - name: example
  >   url: https://charts.example.com
  > helmDefaults:
  >   wait: true
  > commonLabels:
  >   team: shop
  > releases:
  > - name: front
  >   namespace: shop
  >   chart: example/web
  >   version: 1.4.0
  >   needs: [shop/back]
  >   labels: {tier: front}
  >   values:
  >   - replicaCount: 2
  >   - front.yaml
  > - name: back
  >   namespace: shop
  >   chart: example/web
  >   version: 1.4.0
  >   labels: {tier: back}
  > END
  $ helmfile list
  NAME 	NAMESPACE	ENABLED	INSTALLED	LABELS              	CHART      	VERSION
  front	shop     	true   	true     	team:shop,tier:front	example/web	1.4.0
  back 	shop     	true   	true     	team:shop,tier:back 	example/web	1.4.0
  $ helmfile show-dag
  GROUP   RELEASES
  1       shop/back
  2       shop/front
  $ helmfile sync
  ! Adding repo example https://charts.example.com
  ! "example" has been added to your repositories
  ! Upgrading release=back, chart=example/web, namespace=shop
  ! Release "back" does not exist. Installing it now.
  ! NAME: back
  ! LAST DEPLOYED: Fri Nov 20 10:00:00 2026
  ! NAMESPACE: shop
  ! STATUS: deployed
  ! REVISION: 1
  ! DESCRIPTION: Install complete
  ! TEST SUITE: None
  ! Listing releases matching ^back$
  ! back	shop     	1       	2026-11-20 10:00:00.45 +0000 UTC	deployed	web-1.4.0	1.27       
  ! Upgrading release=front, chart=example/web, namespace=shop
  ! 
  ! ================ Updated Releases =================
  ! NAME   NAMESPACE   CHART         VERSION   DURATION
  ! back   shop        example/web   1.4.0           2s
  ! 
  ! in ./helmfile.yaml: failed processing release front: values file matching "front.yaml" does not exist in "."
  [1]
  $ echo 'service: {port: 8080}' > front.yaml
  $ helmfile sync
  ! Adding repo example https://charts.example.com
  ! "example" has been added to your repositories
  ! Upgrading release=back, chart=example/web, namespace=shop
  ! Release "back" has been upgraded. Happy Helming!
  ! NAME: back
  ! LAST DEPLOYED: Fri Nov 20 10:00:02 2026
  ! NAMESPACE: shop
  ! STATUS: deployed
  ! REVISION: 2
  ! DESCRIPTION: Upgrade complete
  ! TEST SUITE: None
  ! Listing releases matching ^back$
  ! back	shop     	2       	2026-11-20 10:00:02.4 +0000 UTC	deployed	web-1.4.0	1.27       
  ! Upgrading release=front, chart=example/web, namespace=shop
  ! Release "front" does not exist. Installing it now.
  ! NAME: front
  ! LAST DEPLOYED: Fri Nov 20 10:00:02 2026
  ! NAMESPACE: shop
  ! STATUS: deployed
  ! REVISION: 1
  ! DESCRIPTION: Install complete
  ! TEST SUITE: None
  ! Listing releases matching ^front$
  ! front	shop     	1       	2026-11-20 10:00:02.4 +0000 UTC	deployed	web-1.4.0	1.27       
  ! 
  ! ================= Updated Releases =================
  ! NAME    NAMESPACE   CHART         VERSION   DURATION
  ! back    shop        example/web   1.4.0           0s
  ! front   shop        example/web   1.4.0           1s
  ! 
  $ helm list -n shop --no-headers | awk '{print $1, $3, $(NF-1)}'
  back 2 web-1.4.0
  front 1 web-1.4.0
  $ kubectl get deploy,svc -n shop --no-headers | awk '{print $1, $2, $5}'
  deployment.apps/back 1/1 4s
  deployment.apps/front 2/2 2s
  service/back ClusterIP 80/TCP
  service/front ClusterIP 8080/TCP
Nothing has changed: apply does nothing.
  $ helmfile apply
  Comparing release=back, chart=example/web, namespace=shop
  Comparing release=front, chart=example/web, namespace=shop
  ! Adding repo example https://charts.example.com
  ! "example" has been added to your repositories
  $ sed -i 's/replicaCount: 2/replicaCount: 3/' helmfile.yaml
  $ helmfile diff
  Comparing release=back, chart=example/web, namespace=shop
  Comparing release=front, chart=example/web, namespace=shop
  shop, front, Deployment (apps) has changed:
    # Source: web/templates/deployment.yaml
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: front
      namespace: shop
      labels:
        app.kubernetes.io/name: web
        app.kubernetes.io/instance: front
        app.kubernetes.io/managed-by: Helm
    spec:
  -   replicas: 2
  +   replicas: 3
      selector:
        matchLabels:
          app.kubernetes.io/name: web
          app.kubernetes.io/instance: front
      template:
        metadata:
          labels:
            app.kubernetes.io/name: web
            app.kubernetes.io/instance: front
        spec:
          containers:
          - name: web
            image: "nginxinc/nginx-unprivileged:1.27"
            ports:
            - name: http
              containerPort: 8080
            readinessProbe:
              httpGet:
                path: /
                port: http
            resources:
              requests:
                cpu: 50m
                memory: 32Mi
  
  ! Adding repo example https://charts.example.com
  ! "example" has been added to your repositories
  ! Affected releases are:
  !   front (example/web) UPDATED
  $ helmfile diff --detailed-exitcode --suppress-diff -l tier=back
  Comparing release=back, chart=example/web, namespace=shop
  ! Adding repo example https://charts.example.com
  ! "example" has been added to your repositories
  $ helmfile diff --detailed-exitcode --suppress-diff 
  Comparing release=back, chart=example/web, namespace=shop
  Comparing release=front, chart=example/web, namespace=shop
  ! Adding repo example https://charts.example.com
  ! "example" has been added to your repositories
  ! Affected releases are:
  !   front (example/web) UPDATED
  [2]
  $ helmfile apply -l name=front --suppress-diff
  Comparing release=front, chart=example/web, namespace=shop
  ! Adding repo example https://charts.example.com
  ! "example" has been added to your repositories
  ! Upgrading release=front, chart=example/web, namespace=shop
  ! Release "front" has been upgraded. Happy Helming!
  ! NAME: front
  ! LAST DEPLOYED: Fri Nov 20 10:00:04 2026
  ! NAMESPACE: shop
  ! STATUS: deployed
  ! REVISION: 2
  ! DESCRIPTION: Upgrade complete
  ! TEST SUITE: None
  ! Listing releases matching ^front$
  ! front	shop     	2       	2026-11-20 10:00:04.8 +0000 UTC	deployed	web-1.4.0	1.27       
  ! 
  ! ================= Updated Releases =================
  ! NAME    NAMESPACE   CHART         VERSION   DURATION
  ! front   shop        example/web   1.4.0           1s
  ! 
  $ helmfile list -l tier=front
  NAME 	NAMESPACE	ENABLED	INSTALLED	LABELS              	CHART      	VERSION
  front	shop     	true   	true     	team:shop,tier:front	example/web	1.4.0
  $ helmfile list --output json -l tier!=front
  [{"name":"back","namespace":"shop","enabled":true,"installed":true,"labels":"team:shop,tier:back","chart":"example/web","version":"1.4.0"}]
  $ helmfile -l tier=none apply
  ! err: no releases found that matches specified selector(tier=none) and environment(default), in any helmfile
  [1]
  $ helmfile -q status -l tier=back; helmfile status -l tier=back 2>&1 | head -3
  Getting status back
  NAME: back
  LAST DEPLOYED: Fri Nov 20 10:00:02 2026
  $ helmfile apply -i
  ! --interactive is not available here: look at "helmfile diff" and then apply
  [1]
A release that is not to be installed goes.
  $ sed -i 's/  needs: \[shop\/back\]/  installed: false/' helmfile.yaml
  $ helmfile apply
  Comparing release=back, chart=example/web, namespace=shop
  ! Adding repo example https://charts.example.com
  ! "example" has been added to your repositories
  ! Listing releases matching ^front$
  ! front	shop     	2       	2026-11-20 10:00:04.8 +0000 UTC	deployed	web-1.4.0	1.27       
  ! Deleting front
  ! release "front" uninstalled
  ! 
  ! ===== Deleted Releases =====
  ! NAME    NAMESPACE   DURATION
  ! front   shop              0s
  ! 
  $ helmfile destroy
  ! Listing releases matching ^front$
  ! Listing releases matching ^back$
  ! back	shop     	2       	2026-11-20 10:00:02.4 +0000 UTC	deployed	web-1.4.0	1.27       
  ! Deleting back
  ! release "back" uninstalled
  ! 
  ! ==== Deleted Releases =====
  ! NAME   NAMESPACE   DURATION
  ! back   shop              0s
  ! 
  $ helm list -n shop
  NAME	NAMESPACE	REVISION	UPDATED	STATUS	CHART	APP VERSION
