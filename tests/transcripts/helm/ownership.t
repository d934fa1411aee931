Objects that are there already, and objects that stay.
Source: https://helm.sh/docs/helm/helm_install/ (--take-ownership), https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource; helm/helm pkg/action/validate.go (v4.2.4).

  $ helm repo add demo https://charts.example.com
  "demo" has been added to your repositories
  $ kubectl create service clusterip web --tcp=80
  service/web created
  $ helm install web demo/web
  ! Error: INSTALLATION FAILED: unable to continue with install: Service "web" in namespace "default" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"; annotation validation error: missing key "meta.helm.sh/release-name": must be set to "web"; annotation validation error: missing key "meta.helm.sh/release-namespace": must be set to "default"
  [1]
  $ kubectl label service web app.kubernetes.io/managed-by=Helm
  service/web labeled
  $ helm install web demo/web
  ! Error: INSTALLATION FAILED: unable to continue with install: Service "web" in namespace "default" exists and cannot be imported into the current release: invalid ownership metadata; annotation validation error: missing key "meta.helm.sh/release-name": must be set to "web"; annotation validation error: missing key "meta.helm.sh/release-namespace": must be set to "default"
  [1]
  $ kubectl annotate service web meta.helm.sh/release-name=other meta.helm.sh/release-namespace=default
  service/web annotated
  $ helm install web demo/web
  ! Error: INSTALLATION FAILED: unable to continue with install: Service "web" in namespace "default" exists and cannot be imported into the current release: invalid ownership metadata; annotation validation error: key "meta.helm.sh/release-name" must equal "web": current value is "other"
  [1]
  $ helm install web demo/web --take-ownership --force-conflicts | sed -n 's/STATUS/status/p'
  status: deployed
  $ kubectl get service web -o jsonpath='{.metadata.annotations.meta\.helm\.sh/release-name}{"\n"}'
  web
  $ mkdir -p k/templates; printf 'apiVersion: v2\nname: k\nversion: 0.1.0\n' > k/Chart.yaml
  $ printf 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata:\n  name: data\n  annotations: {helm.sh/resource-policy: keep}\nspec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}\n' > k/templates/pvc.yaml
  $ printf '{{ if .Values.extra }}apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\n{{ end }}' > k/templates/cm.yaml
  $ helm install k k --set extra=true | sed -n 's/STATUS/status/p'; kubectl get pvc,cm -o name
  status: deployed
  persistentvolumeclaim/data
  configmap/extra
  configmap/kube-root-ca.crt
  $ helm upgrade k k --set extra=false | head -1; kubectl get pvc,cm -o name
  Release "k" has been upgraded. Happy Helming!
  persistentvolumeclaim/data
  configmap/kube-root-ca.crt
  $ helm uninstall k
  These resources were kept due to the resource policy:
  [PersistentVolumeClaim] data
  
  release "k" uninstalled
  $ kubectl get pvc -o name
  persistentvolumeclaim/data
  $ helm install k k | sed -n 's/STATUS/status/p'
  status: deployed
  $ helm install k2 k
  ! Error: INSTALLATION FAILED: unable to continue with install: PersistentVolumeClaim "data" in namespace "default" exists and cannot be imported into the current release: invalid ownership metadata; annotation validation error: key "meta.helm.sh/release-name" must equal "k2": current value is "k"
  [1]
